import { join } from "node:path";

import { buildProgram } from "../../_tools/build_program.ts";
import { missingHere } from "../machine/cores.ts";
import { scratchDirectory } from "../machine/scratch_directory.ts";
import type { Measurement } from "../types.ts";
import { measureConsole } from "./measure_console.ts";

const MAIN = join(import.meta.dir, "../../src/main.ts");

/** How the two builds of the program are called. */
export const BUILD = { source: "from source", compiled: "compiled" } as const;

/** What the console costs, against a portal that is always busy. */
export const consoleCost: Measurement = {
  name: "console",
  title:
    "The console at 120x40: its first frame, and what it costs to watch 200 end servers and 1000 connections at 1 Hz",
  async run({ quick, progress }) {
    const reason = missingHere([]);
    if (reason !== undefined) return { kind: "skipped", reason };
    using scratch = scratchDirectory();
    const file = join(scratch.path, "tellerline");
    progress("building the program");
    await buildProgram(file);
    const source = [process.execPath, MAIN];
    const rows = [];
    for (const [what, program] of [
      [BUILD.source, source],
      [BUILD.compiled, [file]],
    ] as const) {
      progress(what);
      const values = await measureConsole(program, { quick });
      rows.push({ what, values });
    }
    return { kind: "measured", rows };
  },
};
