import { expect, setDefaultTimeout, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { PASSWORD, RealScaler } from "../_tools/testing/real_scaler.ts";
import { temporaryDirectory } from "../_tools/testing/temporary_directory.ts";
import { expectRestored, logInAt } from "./_steps.ts";
import { callMany } from "./_tenant.ts";
import { launch, type TerminalProgram } from "./_terminal.ts";

const PROGRAM = join(import.meta.dir, "_console_program.ts");
const EMAIL = "asha@example.com";
const SIZE = { cols: 100, rows: 30 } as const;
/** Tiny and large in turn, among them two that are too small to draw on. */
const SIZES = [
  ...[
    [200, 60],
    [20, 5],
    [120, 40],
    [40, 12],
    [81, 23],
    [60, 50],
  ],
  ...[
    [180, 48],
    [39, 60],
    [80, 24],
    [118, 36],
  ],
] as const;
const TIMES = 3;
const MEBIBYTE = 2 ** 20;
const MOST_MEMORY = 400 * MEBIBYTE;

setDefaultTimeout(120_000);

test("a console whose window is resized 30 times under load draws as if it never had been", () =>
  inStorm(async ({ program, silence }) => {
    for (const [index, size] of Array(TIMES).fill(SIZES).flat().entries()) {
      const { bytes } = program;
      const [cols = 80, rows = 24] = size;
      program.resize(cols, rows);
      // Every third waits for a frame: some come in a burst, some do not.
      if (index % 3 === 0) await program.waitFor((now) => now.bytes > bytes);
    }
    program.resize(SIZE.cols, SIZE.rows);
    await program.waitFor(isWhole);
    // Once nothing changes any more, a frame can be compared with a fresh one.
    await silence();
    await program.waitFor(/stale \d+ s/);
    const before = still(program);
    expect(program.lines().filter((line) => /q quit/.test(line))).toHaveLength(
      1,
    );
    program.scribble("\x1b[2J\x1b[Hscribbled over");
    await program.waitFor((now) => !/q quit/.test(now.text()));
    program.press("ctrl-l");
    await program.waitFor((now) => still(now) === before);
    program.signal("SIGTERM");
    expect(await program.waitForExit()).toBe(143);
    expectRestored(program);
  }));

test("a console under load loses no key of 300 at once and nothing of 10 000 pasted characters", () =>
  inStorm(async ({ program, asked }) => {
    program.press("c");
    await program.waitFor("What it does");
    program.press("enter");
    await program.waitFor("> Text");
    const typed = "The quick brown fox 0123456789 ".repeat(10).slice(0, 300);
    program.type(typed);
    await program.waitFor(`${typed.slice(-20)} ]`);
    program.press("enter");
    await program.waitFor(/Answered by \S+-[12] in/);

    const pasted = Array.from({ length: 2_000 }, (_, index) => {
      return String(index).padStart(5, "0");
    }).join("");
    expect(pasted).toHaveLength(10_000);
    program.press("ctrl-u");
    await program.waitFor(/> Text +\[ {30}/);
    program.paste(pasted);
    await program.waitFor("0199701998" + "01999 ]");
    program.press("enter");
    await program.waitFor(/^ +! \S/m); // it takes 1000, and says so
    const [first, second] = asked();
    expect([first === typed, second === pasted]).toEqual([true, true]);
    expect(memoryOf(program)).toBeLessThan(MOST_MEMORY);

    // Moves are keys like any others: 300 of them end where they lead.
    program.press("home");
    program.type("\x1b[C".repeat(150) + "\x1b[D".repeat(149) + "X");
    await program.waitFor("[0X0000");
    program.signal("SIGUSR1");
    expect(await program.waitForExit()).toBe(1);
    expectRestored(program);
    expect(program.text()).toContain("planned error");
  }));

/** A console that looks at an instance under load, all feeds running. */
interface Storm {
  readonly program: TerminalProgram;
  /** What was asked from the console, by its own record. */
  readonly asked: () => readonly unknown[];
  /** Ends the load and the scaler: nothing is new any more. */
  readonly silence: () => Promise<void>;
}

async function inStorm(use: (storm: Storm) => Promise<void>): Promise<void> {
  using directory = temporaryDirectory();
  await using scaler = await RealScaler.start();
  const tenant = await scaler.tenant(EMAIL);
  const settings = { services: ["echo"], sleepMs: 20 };
  const { port } = await tenant.createInstance({ name: "hall", settings });
  let isOver = false;
  const enough = () => isOver;
  const calling = callMany(port, { count: Infinity, atOnce: 3, enough });
  const args = ["console", scaler.address, directory.path];
  await using program = launch(["bun", PROGRAM, ...args], SIZE);
  const silence = async () => {
    isOver = true;
    await calling;
    await scaler.stop();
  };
  await logInAt(program, { email: EMAIL, password: PASSWORD });
  program.press("enter");
  await program.waitFor("2 ready of 2");
  try {
    await use({ program, asked: () => askedIn(directory.path), silence });
  } finally {
    isOver = true;
    await calling;
  }
}

function askedIn(directory: string): unknown[] {
  const text = readFileSync(join(directory, "logs/client.jsonl"), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).values.text);
}

/** Header and footer are where they belong, and there once. */
function isWhole(program: TerminalProgram): boolean {
  const lines = program.lines();
  const feet = lines.filter((line) => line.includes("q quit"));
  const [head = ""] = lines;
  return head.includes("hall") && feet.length === 1 && feet[0] === lines.at(-1);
}

/** The screen without what time alone changes. */
function still(program: TerminalProgram): string {
  return program.text().replaceAll(/\d+ (s|min)\b/g, "…");
}

/** Memory that a program holds, in bytes. */
function memoryOf({ pid }: TerminalProgram): number {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(text)?.[1]) * 1_024;
}
