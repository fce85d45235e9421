import {
  cornerRequests,
  type CornerOptions,
} from "../../_tools/testing/corner_requests.ts";
import { InvalidFieldsError } from "../../src/base/errors.ts";
import {
  calculate,
  contextAt,
  type Calculator,
} from "../../src/finance/mod.ts";
import { cpuClockNs } from "../machine/cpu_clock.ts";
import { median } from "../statistics.ts";

type Request = Readonly<Record<string, string | boolean | undefined>>;

/** What the dearest of many requests costs, and which it is. */
export interface Dearest {
  readonly cpuMs: number;
  readonly requests: number;
  readonly request: Request;
}

/** Requests that are timed again: the first time may have met a collection. */
const SUSPECTS = 8;
const REPEATS = 5;
const CONTEXT = contextAt(Date.parse("2026-11-23T06:30:00Z"));

/** Asks a calculator everything at its limits, refusals included. */
export function dearestRequest(
  calculator: Calculator,
  options: CornerOptions,
): Dearest {
  const requests = cornerRequests(calculator, options);
  const timed = requests.map((request) => ({
    request,
    ms: cpuMs(() => answer(calculator, request)),
  }));
  const suspects = timed.toSorted((a, b) => b.ms - a.ms).slice(0, SUSPECTS);
  const again = suspects.map(({ request }) => ({
    request,
    cpuMs: steadyCpuMs(() => answer(calculator, request)),
  }));
  const [worst] = again.toSorted((a, b) => b.cpuMs - a.cpuMs);
  return { requests: requests.length, cpuMs: NaN, request: {}, ...worst };
}

/** CPU of all threads, the engine's own included: the median of a few runs. */
export function steadyCpuMs(run: () => unknown): number {
  return median(Array.from({ length: REPEATS }, () => cpuMs(run)));
}

function cpuMs(run: () => unknown): number {
  const before = cpuClockNs(process.pid);
  run();
  return (cpuClockNs(process.pid) - before) / 1e6;
}

function answer(calculator: Calculator, request: Request): unknown {
  try {
    return calculate(calculator, request, CONTEXT);
  } catch (error) {
    if (error instanceof InvalidFieldsError) return error;
    throw error;
  }
}
