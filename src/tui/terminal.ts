import { constants } from "node:os";

import { getLogger } from "@logtape/logtape";
import { render, type Instance } from "ink";
import { createElement, type ReactElement } from "react";

import { collectAfter } from "./collect_after.ts";
import { tapInput, type InputTapOptions } from "./input_tap.ts";
import { reportModes } from "./report_modes.ts";
import { Suspendable, type Suspend } from "./suspendable.tsx";

/** The streams a console runs on. */
export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** A program that has the terminal until it ends. */
export interface TerminalApp {
  /** Resolves with the exit code once the terminal is given back. */
  readonly ended: Promise<number>;
  /** Gives the terminal back; an error is printed after that. */
  readonly end: (code: number, error?: unknown) => void;
  /** Forgets what is on the screen, so that the next frame draws it all. */
  readonly clear: () => void;
  /** Has clicks and the wheel told, or leaves the mouse to the terminal. */
  readonly useMouse: (on: boolean) => void;
  /** Hands the terminal over while `work` runs, then draws all of it anew. */
  readonly suspend: Suspend;
}

/** What a program hears of its terminal. */
export type TerminalOptions = Partial<Pick<InputTapOptions, "onReport">>;

const log = getLogger(["tellerline", "tui"]);

const SIGNALS = ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"] as const;

const FRAMES_A_COLLECTION = 10;

// Leaves the alternate screen; shows the cursor; ends bracketed paste, focus
// and mouse reports; and resets colours: whatever of it was on.
const RESTORE =
  "\x1b[?1049l\x1b[?25h\x1b[?2004l\x1b[?1004l\x1b[?1000l\x1b[?1006l\x1b[0m";

/**
 * Shows `app` on the alternate screen until it ends, and gives the terminal
 * back as it was however it ends: by itself, by a signal, by an error in a
 * frame, a key handler or a timer, by a rejected promise. While it runs, the
 * process's signals and uncaught errors are handled here and nowhere else.
 *
 * A signal ends it with code 128 + the signal's number.
 */
export function openTerminal(
  app: ReactElement,
  streams: TerminalStreams,
  { onReport = () => {} }: TerminalOptions = {},
): TerminalApp {
  const { stdout, stderr } = streams;
  const { stdin, setRawMode } = tapInput(streams.stdin, { onReport });
  const ended = Promise.withResolvers<number>();
  const handlers = new AbortController();
  let instance: Instance | undefined;
  let isOver = false;
  let handOver: Suspend | undefined;
  const register = (suspend: Suspend) => void (handOver = suspend);
  const modes = reportModes((text) => void (isOver || stdout.write(text)));

  function end(code: number, error?: unknown): void {
    if (isOver) return;
    isOver = true;
    restore(instance, { setRawMode, stdout });
    handlers.abort();
    if (error !== undefined) stderr.write(`${Bun.inspect(error)}\n`);
    ended.resolve(code);
  }

  // A closed terminal fails each write; SIGHUP has told already.
  stdout.on("error", (error) => log.debug("Cannot write: {error}", { error }));
  listen(handlers.signal, {
    // Bun does not run exit hooks of others after an uncaught error.
    onExit: () => restore(instance, { setRawMode, stdout }),
    onError: (error) => end(1, error),
    onSignal: (name) => end(128 + constants.signals[name]),
  });
  try {
    // Before the first frame: what is typed early would be echoed, passwords
    // too, as Ink turns raw mode on only after it has drawn.
    setRawMode(true);
    const suspendable = createElement(Suspendable, { register, children: app });
    instance = render(suspendable, {
      stdin,
      stdout,
      stderr,
      alternateScreen: true,
      incrementalRendering: true,
      onRender: collectAfter(FRAMES_A_COLLECTION),
      maxFps: 60, // what slows frames down is the store
      exitOnCtrlC: false,
      patchConsole: true,
    });
    modes.enter();
    instance.waitUntilExit().then(
      () => end(0),
      (error: unknown) => end(1, error),
    );
  } catch (error) {
    end(1, error);
  }
  return {
    ended: ended.promise,
    end,
    clear: () => instance?.clear(),
    useMouse: modes.useMouse,
    async suspend(work) {
      await handOver?.(async () => {
        modes.leave();
        await work();
      });
      modes.enter();
    },
  };
}

interface Listeners {
  readonly onExit: () => void;
  readonly onError: (error: unknown) => void;
  readonly onSignal: (name: NodeJS.Signals) => void;
}

/** Listens to the process until `signal` aborts. */
function listen(signal: AbortSignal, on: Listeners): void {
  process.on("exit", on.onExit);
  process.on("uncaughtException", on.onError);
  process.on("unhandledRejection", on.onError);
  for (const name of SIGNALS) process.on(name, on.onSignal);
  signal.addEventListener("abort", () => {
    process.off("exit", on.onExit);
    process.off("uncaughtException", on.onError);
    process.off("unhandledRejection", on.onError);
    for (const name of SIGNALS) process.off(name, on.onSignal);
  });
}

/** Does what can be done: of a terminal that was closed, nothing is left. */
function restore(
  instance: Instance | undefined,
  { setRawMode, stdout }: Restored,
): void {
  const steps = [
    () => instance?.unmount(),
    () => setRawMode(false),
    () => stdout.write(RESTORE),
  ];
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      log.warn("Cannot give the terminal back: {error}", { error });
    }
  }
}

interface Restored {
  readonly setRawMode: (mode: boolean) => void;
  readonly stdout: NodeJS.WriteStream;
}
