import { PassThrough } from "node:stream";

import { getLogger } from "@logtape/logtape";

import { reportReader, type Report } from "./reports.ts";

/** What sits between the terminal and whoever reads keys. */
export interface InputTap {
  /** The keys alone; the terminal's modes are set through it. */
  readonly stdin: NodeJS.ReadStream;
  /** Sets the terminal's mode, as far as there still is a terminal. */
  readonly setRawMode: (mode: boolean) => void;
}

/** How an input is tapped. */
export interface InputTapOptions {
  readonly onReport: (report: Report) => void;
  /** After this long an Esc is a key, not the beginning of a report. @default 20 */
  readonly waitMs?: number;
}

const log = getLogger(["tellerline", "tui"]);

/**
 * Reads a terminal and keeps what it tells by itself (mouse, focus) from whom
 * the keys are for: Ink knows neither.
 *
 * A terminal that was closed fails each change of its mode. That is no reason
 * to end before what was started is stopped: SIGHUP tells it anyway.
 */
export function tapInput(
  terminal: NodeJS.ReadStream,
  { onReport, waitMs = 20 }: InputTapOptions,
): InputTap {
  const keys = new PassThrough();
  const reader = reportReader();
  const decoder = new TextDecoder();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function pass(text: string): void {
    if (text !== "") keys.write(text);
  }

  function take(bytes: Uint8Array | string): void {
    clearTimeout(timer);
    const chunk =
      typeof bytes === "string"
        ? bytes
        : decoder.decode(bytes, { stream: true });
    const { text, reports } = reader.read(chunk);
    pass(text);
    for (const report of reports) onReport(report);
    if (reader.isWaiting()) {
      timer = setTimeout(() => pass(reader.flush()), waitMs);
    }
  }

  function setRawMode(mode: boolean): void {
    try {
      terminal.setRawMode(mode);
    } catch (error) {
      log.debug("Cannot change the terminal's mode: {error}", { error });
    }
  }

  const asked = {
    isTTY: true,
    setRawMode(mode: boolean) {
      setRawMode(mode);
      return keys;
    },
    ref() {
      terminal.on("data", take);
      terminal.ref();
      terminal.resume(); // after a pause, listening alone does not
    },
    unref() {
      terminal.off("data", take);
      terminal.pause();
      terminal.unref();
    },
  };
  terminal.on("error", (error) => log.debug("Cannot read: {error}", { error }));
  // All that Ink asks of an input; what else a terminal can, nobody needs.
  const stdin = Object.assign(keys, asked) as unknown as NodeJS.ReadStream;
  return { stdin, setRawMode };
}
