import { hostname, tmpdir } from "node:os";

import { eventually } from "../_tools/testing/eventually.ts";
import type { Screen } from "../_tools/pictures/types.ts";
import { screenOf } from "../_tools/pictures/screen_of.ts";
import type { Settings } from "../src/wire/messages.ts";
import { Program } from "./_program.ts";
import { callMany, QUICK_TUNING, signUp } from "./_tenant.ts";
import { logInAt } from "./_steps.ts";
import { launch, type TerminalProgram } from "./_terminal.ts";

/** A console whose tenant has instances, some of them under load. */
export interface BusyConsole {
  readonly terminal: TerminalProgram;
  /**
   * Puts load on the instance that scales, so many calls at once, until the
   * returned is disposed.
   */
  readonly load: (atOnce: number) => AsyncDisposable;
  /** What is on the screen now. */
  readonly shot: () => Screen;
}

const SIZE = { cols: 120, rows: 40 };

/** By name; in the order in which they are listed. */
export const INSTANCES: Readonly<Record<string, Settings>> = {
  loans: { services: ["loan_emi", "income_tax"], sleepMs: 20 },
  deposits: {
    services: ["fixed_deposit", "simple_interest"],
    strategy: "power_of_two",
    policy: "latency_target",
    sleepMs: 60,
  },
  counter: { services: ["echo"], policy: "queueing", sleepMs: 1_500, max: 8 },
};

const ENDLESS = 1_000_000;

/** Runs the real program, and gives what is needed to look at it. */
export async function withBusyConsole(
  use: (console: BusyConsole) => Promise<void>,
): Promise<void> {
  await using program = new Program();
  const config = { tuning: QUICK_TUNING };
  await program.startScaler({ runtime: "process", config });
  using tenant = await signUp(program);
  const ports = new Map<string, number>();
  for (const [name, settings] of Object.entries(INSTANCES)) {
    const { port } = await tenant.createInstance({ name, settings });
    ports.set(name, port);
  }
  const areReady = async () =>
    (await tenant.listInstances()).every(({ ready }) => ready >= 2);
  await eventually(areReady, { ms: 60_000, what: "all end servers ready" });
  const portOf = (name: string) => ports.get(name) ?? 0;
  await using _ = loadOn(portOf("loans"), 3);
  await using __ = loadOn(portOf("deposits"), 2);
  await using terminal = launch(program.command(["start"]), {
    env: program.env(),
    ...SIZE,
  });
  await logInAt(terminal);
  await terminal.waitFor("counter");
  await use({
    terminal,
    load: (atOnce) => loadOn(portOf("counter"), atOnce),
    shot: () => clean(screenOf(terminal.model), terminal.text()),
  });
}

/** Calls until it is disposed, so many at once. */
function loadOn(port: number, atOnce: number): AsyncDisposable {
  let isOver = false;
  const calling = callMany(port, {
    count: ENDLESS,
    atOnce,
    enough: () => isOver,
  });
  return {
    async [Symbol.asyncDispose]() {
      isOver = true;
      await calling;
    },
  };
}

/** Pictures are for everyone: nothing of this machine may be on them. */
function clean(screen: Screen, text: string): Screen {
  for (const word of [hostname(), tmpdir(), process.cwd()]) {
    if (text.includes(word)) {
      throw new Error(
        `Cannot take a picture: it shows "${word}"; show something else`,
      );
    }
  }
  return screen;
}
