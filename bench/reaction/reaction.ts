import { PortalClient } from "../../src/wire/portal_client.ts";
import { missingHere } from "../machine/cores.ts";
import { median } from "../statistics.ts";
import type { Measured, Measurement, Row, Settings } from "../types.ts";
import { engineAnswers } from "./container_times.ts";
import {
  measureReaction,
  type Reaction,
  type ReactionLoad,
} from "./measure_reaction.ts";
import { startScalerProgram, type RuntimeName } from "./scaler_program.ts";

/**
 * Twice of what two end servers can do. One that sleeps leaves the cores to
 * what starts; one that computes takes them, as on a machine that is small.
 */
const LOADS: readonly ReactionLoad[] = [
  {
    title: "calls of 100 ms that sleep, 40/s to 400/s",
    work: { sleepMs: 100 },
    lightPerS: 40,
    heavyPerS: 400,
  },
  {
    title: "calls of 10 ms that compute, 20/s to 300/s",
    work: { cpuMs: 10 },
    lightPerS: 20,
    heavyPerS: 300,
  },
];

/** Every round is an overload; with five rounds asked for, these are measured. */
const REPETITIONS_A_ROUND = 2;

/** From overload to the first answer of a new end server, on each runtime. */
export const REACTION: readonly Measurement[] = [
  reaction("docker", "containers"),
  reaction("process", "processes"),
];

function reaction(runtime: RuntimeName, what: string): Measurement {
  return {
    name: `reaction_${runtime}`,
    title: `From overload to the first new end server serving, ${what}`,
    run: (settings) => run(runtime, settings),
  };
}

async function run(
  runtime: RuntimeName,
  { rounds, progress }: Settings,
): Promise<Measured> {
  const missing = missingHere([]) ?? (await missingFor(runtime));
  if (missing !== undefined) return { kind: "skipped", reason: missing };
  // What computes fills a small machine: here it is to grow all the same.
  const tuning = { headroomShare: 0 };
  await using scaler = await startScalerProgram(runtime, { tuning });
  using client = new PortalClient(scaler.portal);
  const password = crypto.randomUUID();
  await client.createAccount({ email: "bench@example.com", password });
  const rows: Row[] = [];
  for (const load of LOADS) {
    const seen: Reaction[] = [];
    for (let i = 0; i < rounds * REPETITIONS_A_ROUND; i++) {
      const it = await measureReaction(client, { load, runtime });
      seen.push(it);
      progress(`${load.title}: ${JSON.stringify(it)}`);
    }
    rows.push(rowOf(load.title, seen));
  }
  return { kind: "measured", rows };
}

async function missingFor(runtime: RuntimeName): Promise<string | undefined> {
  if (runtime === "process" || (await engineAnswers())) return undefined;
  return "no Docker engine answers";
}

/** Medians of what was when; and, so that nothing hides in them, all answers. */
function rowOf(what: string, seen: readonly Reaction[]): Row {
  const middle = (name: keyof Reaction) =>
    Math.round(median(seen.map((it) => it[name] ?? NaN)));
  const moments = [
    "decided",
    "created",
    "started",
    "ready",
    "answered",
  ] as const;
  const known = moments.filter((name) => seen.every((it) => name in it));
  const values = Object.fromEntries(
    known.map((name) => [`${name} after ms`, middle(name)]),
  );
  const all = seen.map(({ answered }) => answered).toSorted((a, b) => a - b);
  const worst = all.at(-1) ?? NaN;
  return {
    what,
    values: { ...values, "worst answered after ms": worst },
    note: `answered: ${all.join(", ")}`,
  };
}
