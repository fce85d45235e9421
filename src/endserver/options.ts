import type { KeyObject } from "node:crypto";

import { CALCULATORS, type CalculatorName } from "../finance/mod.ts";
import { readPublicKey } from "../wire/control_key.ts";
import type { Work } from "./work.ts";

/** What an end server is started with. */
export interface EndServerOptions extends Work {
  readonly services: readonly CalculatorName[];
  /** The address to listen on. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where the scaler is listened to, and by which key it is known. */
  readonly control?: ControlPlace | undefined;
}

/** The control port: none without the key of a scaler. */
export interface ControlPlace {
  /** The public half. */
  readonly key: KeyObject;
  readonly port: number;
}

const DEFAULTS: Readonly<Record<string, string | undefined>> = {
  "--services": undefined,
  "--host": "0.0.0.0",
  "--port": "50051",
  "--sleep-ms": "0",
  "--cpu-ms": "0",
  "--control-key": "",
  "--control-port": "50052",
};

const HOUR_MS = 3_600_000;
const MAX_PORT = 65_535;

/**
 * Reads the command line: `--services loan_emi,echo --host 127.0.0.1 --port 0
 * --sleep-ms 0 --cpu-ms 0 --control-key KEY --control-port 0`; `--flag=value` is
 * as good.
 *
 * @throws {RangeError} naming the flag, its value and what is accepted.
 */
export function readOptions(args: readonly string[]): EndServerOptions {
  const given = new Map(Object.entries(DEFAULTS));
  const rest = args.flatMap(splitAtEquals);
  for (let i = 0; i < rest.length; i += 2) {
    const flag = rest[i] ?? "";
    if (!given.has(flag)) {
      throw bad(`"${flag}" is no flag`, [...given.keys()].join(", "));
    }
    if (rest[i + 1] === undefined)
      throw bad(`${flag} has no value`, `${flag} VALUE`);
    given.set(flag, rest[i + 1]);
  }
  return {
    services: serviceList(given.get("--services")),
    host: host(given.get("--host") ?? ""),
    port: whole(given, "--port", MAX_PORT),
    sleepMs: whole(given, "--sleep-ms", HOUR_MS),
    cpuMs: whole(given, "--cpu-ms", HOUR_MS),
    control: control(given),
  };
}

function splitAtEquals(arg: string): string[] {
  const parts = /^(--[^=]+)=(.*)$/s.exec(arg);
  return parts ? parts.slice(1) : [arg];
}

function serviceList(text: string | undefined): CalculatorName[] {
  const known = Object.keys(CALCULATORS).join(", ");
  if (text === undefined) throw bad("--services is missing", known);
  return [...new Set(text.split(","))].map((name) => {
    if (!isCalculator(name)) throw bad(`there is no service "${name}"`, known);
    return name;
  });
}

function isCalculator(name: string): name is CalculatorName {
  return Object.hasOwn(CALCULATORS, name);
}

function host(text: string): string {
  if (text === "") throw bad("--host is empty", "an address such as 127.0.0.1");
  return text;
}

function control(
  given: ReadonlyMap<string, string | undefined>,
): ControlPlace | undefined {
  const text = given.get("--control-key") ?? "";
  const port = whole(given, "--control-port", MAX_PORT);
  if (text === "") return undefined;
  try {
    return { key: readPublicKey(text), port };
  } catch (cause) {
    const accepted = "the 43 characters of an Ed25519 key as base64url";
    throw bad(`--control-key is "${text.slice(0, 50)}"`, accepted, { cause });
  }
}

function whole(
  given: ReadonlyMap<string, string | undefined>,
  flag: string,
  max: number,
): number {
  const text = given.get(flag) ?? "";
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value <= max) return value;
  throw bad(`${flag} is "${text}"`, `a whole number from 0 to ${max}`);
}

function bad(
  what: string,
  accepted: string,
  options?: ErrorOptions,
): RangeError {
  return new RangeError(
    `Cannot start the end server: ${what}; accepted: ${accepted}`,
    options,
  );
}
