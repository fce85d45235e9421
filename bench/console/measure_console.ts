import { join } from "node:path";

import { COLUMN } from "../columns.ts";
import { CORES } from "../machine/cores.ts";
import { ownBytesOf, residentBytesOf } from "../machine/process_figures.ts";
import { freePort, startProgram } from "../machine/program.ts";
import { scratchDirectory } from "../machine/scratch_directory.ts";
import { median, rounded } from "../statistics.ts";
import {
  cpuPercent,
  firstFrameMs,
  keyToPaintMs,
  openSession,
  type ConsoleCommand,
} from "./console_session.ts";

const PORTAL = join(import.meta.dir, "stand_in_portal.ts");
const STARTS = 9;
const KEYS = 60;
const WARM_MS = 5_000;
const WATCH_MS = 20_000;

/** Every figure of one build of the program. */
export async function measureConsole(
  program: readonly string[],
  { quick }: { readonly quick: boolean },
): Promise<Readonly<Record<string, number>>> {
  const share = quick ? 0.25 : 1;
  const idle = await withPortal([], async (at) => {
    const command = { program, ...at };
    const firstMs = await firstFrames(command, Math.ceil(STARTS * share));
    await using pty = await openSession(command);
    await Bun.sleep(WARM_MS);
    const percent = await cpuPercent(pty.pid, WATCH_MS * share);
    return { [COLUMN.firstFrame]: firstMs, [COLUMN.idleCpu]: percent };
  });
  const busy = await withPortal(["busy"], async (at) => {
    await using pty = await openSession({ program, ...at });
    await pty.until((lines) => lines.some((it) => it.includes("hall")));
    pty.type("\r");
    await pty.until((lines) => /> [0-9a-f]{12}-\d/.test(lines.join("\n")));
    await Bun.sleep(WARM_MS);
    const percent = await cpuPercent(pty.pid, WATCH_MS * share);
    const keyMs = await keyToPaintMs(pty, Math.ceil(KEYS * share));
    const residentMb = residentBytesOf(pty.pid) / 1e6;
    const ownMb = ownBytesOf(pty.pid) / 1e6;
    return {
      [COLUMN.busyCpu]: percent,
      [COLUMN.keyToPaint]: keyMs,
      [COLUMN.residentMb]: residentMb,
      [COLUMN.ownMb]: ownMb,
    };
  });
  const figures = Object.entries({ ...idle, ...busy });
  return Object.fromEntries(figures.map(([name, it]) => [name, rounded(it)]));
}

async function firstFrames(
  command: ConsoleCommand,
  count: number,
): Promise<number> {
  await firstFrameMs(command); // the files are in memory from here on
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await firstFrameMs(command));
  return median(times);
}

async function withPortal<Figures>(
  mode: readonly string[],
  measure: (at: Omit<ConsoleCommand, "program">) => Promise<Figures>,
): Promise<Figures> {
  using scratch = scratchDirectory(); // a console there knows nobody yet
  const port = freePort();
  const command = [process.execPath, PORTAL, String(port), ...mode];
  await using _ = await startProgram(command, { core: CORES.load, port });
  return await measure({ port, directory: scratch.path });
}
