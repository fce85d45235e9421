import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, release } from "node:os";
import { join } from "node:path";

import type { Measurement, Row, Settings } from "./types.ts";

/** A measurement as it is kept: figures mean little without the machine. */
export interface Result {
  readonly name: string;
  readonly title: string;
  /** When, in UTC. */
  readonly measuredAt: string;
  readonly rounds: number;
  readonly quick: boolean;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly rows: readonly Row[];
}

/** Writes the rows of a measurement to a file of its name, replacing it. */
export function keepResult(
  directory: string,
  { name, title }: Pick<Measurement, "name" | "title">,
  measured: { readonly rows: readonly Row[] } & Pick<
    Settings,
    "rounds" | "quick"
  >,
): void {
  const { rows, rounds, quick } = measured;
  const measuredAt = new Date().toISOString();
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    linux: release(),
    bun: Bun.version,
  };
  const head = { name, title, measuredAt, rounds, quick, machine };
  const result: Result = { ...head, rows };
  mkdirSync(directory, { recursive: true });
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  writeFileSync(join(directory, `${name}.json`), text);
}

/** Every result in the directory, by name. */
export function readResults(directory: string): ReadonlyMap<string, Result> {
  const results = new Map<string, Result>();
  for (const file of readdirSync(directory).sort()) {
    if (!file.endsWith(".json")) continue;
    const text = readFileSync(join(directory, file), "utf8");
    const result: Result = JSON.parse(text); // written by keepResult()
    results.set(result.name, result);
  }
  return results;
}
