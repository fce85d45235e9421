import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { processFacts } from "./_process_facts.ts";
import { processRuntime } from "./process.ts";

const ROOT = resolve(import.meta.dir, "../../..");

/** The end server's program. */
export const END_SERVER = [
  process.execPath,
  join(ROOT, "src/endserver/main.ts"),
] as const;

/** What stands in for it where a test needs one that misbehaves. */
export const STAND_IN = [
  process.execPath,
  join(ROOT, "_tools/testing/stand_in_end_server.ts"),
] as const;

/** What a test reads and forges of a record. */
export interface RecordFile {
  readonly [field: string]: unknown;
  readonly pid: number;
}

/** For tests: an installation of processes, which ends with all it has. */
export async function processWorld(command: readonly string[] = STAND_IN) {
  const outer = temporaryDirectory();
  const directory = join(outer.path, "end_servers");
  const installation = crypto.randomUUID();
  const another = (id = installation) =>
    processRuntime({ installation: id, directory, command });
  const runtime = another();
  await runtime.prepare(() => {});
  const pathOf = (name: string) => join(directory, `${name}.json`);
  return {
    installation,
    directory,
    runtime,
    another,
    pathOf,
    logOf: (name: string) => join(directory, `${name}.log`),
    record(name: string): RecordFile {
      return JSON.parse(readFileSync(pathOf(name), "utf8"));
    },
    forge(name: string, record: object): void {
      writeFileSync(pathOf(name), JSON.stringify(record));
    },
    async [Symbol.asyncDispose]() {
      await using last = another();
      for (const { name } of await last.list()) {
        await last.stop(name, { graceMs: 0 });
      }
      await runtime[Symbol.asyncDispose]();
      outer[Symbol.dispose]();
    },
  };
}

/** Whether a process of that pid lives; one that only waits to be buried not. */
export function lives(pid: number): boolean {
  return processFacts(pid) !== undefined;
}
