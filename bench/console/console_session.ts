import { CORES, pinned } from "../machine/cores.ts";
import { cpuNsOf } from "../machine/process_figures.ts";
import { median } from "../statistics.ts";
import { openPty, type Pty } from "./pty.ts";

/** What is started, and with what around it. */
export interface ConsoleCommand {
  /** Up to where the arguments of `tellerline` begin. */
  readonly program: readonly string[];
  /** The port of the portal that it attaches to. */
  readonly port: number;
  /** Where its state is kept, and its configuration looked for. */
  readonly directory: string;
}

const SIZE = { cols: 120, rows: 40 };
const PERCENT = 100;
/** As on a person's machine: what starts reads and compiles side by side. */
const BOTH = `${CORES.load},${CORES.proxy}`;

/** What is typed to log in, and what is seen after it. */
const STEPS = [
  ["\x1b[C", "log in"],
  ["\t", "> E-mail"],
  ["a@example.com", "a@example.com"],
  ["\t", "> Password"],
  ["correct horse", "*************"],
] as const;

/** Milliseconds from the start of a console until its first frame is seen. */
export async function firstFrameMs(command: ConsoleCommand): Promise<number> {
  await using pty = open(command);
  // The footer is the last thing to be drawn.
  const tookMs = await pty.until((lines) => /quit/.test(lines.at(-1) ?? ""));
  pty.type("\x03");
  await pty.exited;
  return tookMs;
}

/** Opens a console in a real terminal and logs in. */
export async function openSession(command: ConsoleCommand): Promise<Pty> {
  const pty = open(command);
  await pty.until((lines) => lines.some((it) => it.includes("Password")));
  for (const [text, shown] of STEPS) {
    pty.type(text);
    await pty.until((lines) => lines.some((it) => it.includes(shown)));
  }
  pty.type("\r");
  await pty.until(([head = ""]) => head.includes("Instances"));
  return pty;
}

/** CPU that a program takes over a time, per cent of a core. */
export async function cpuPercent(pid: number, forMs: number): Promise<number> {
  const [startNs, startMs] = [cpuNsOf(pid), performance.now()];
  await Bun.sleep(forMs);
  const tookMs = performance.now() - startMs;
  return ((cpuNsOf(pid) - startNs) / 1e6 / tookMs) * PERCENT;
}

/** Milliseconds from a key to the screen that it changes, the median. */
export async function keyToPaintMs(pty: Pty, keys: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < keys; i++) {
    // Anywhere between two frames of live data.
    await Bun.sleep(130 + ((i * 37) % 90));
    const before = selectedId(pty.lines());
    pty.type(i % 16 < 8 ? "j" : "k");
    times.push(await pty.until((lines) => selectedId(lines) !== before));
  }
  return median(times);
}

/** The id in the selected row: its numbers change by themselves. */
function selectedId(lines: readonly string[]): string {
  return /> ([0-9a-f]{12}-\d+)/.exec(lines.join("\n"))?.[1] ?? "";
}

function open({ program, port, directory }: ConsoleCommand): Pty {
  const { CI, NODE_ENV, NO_COLOR, FORCE_COLOR, ...inherited } = process.env;
  const own = { TELLERLINE_STATE: directory, XDG_CONFIG_HOME: directory };
  const flags = ["start", "--scaler", `127.0.0.1:${port}`];
  return openPty(pinned([...program, ...flags], BOTH), {
    ...SIZE,
    env: { ...inherited, ...own, TERM: "xterm-256color", LANG: "C.UTF-8" },
  });
}
