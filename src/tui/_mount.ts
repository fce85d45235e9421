import { EventEmitter } from "node:events";

import { render } from "ink";
import type { ReactElement, ReactNode } from "react";

/** A size in cells. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** A component drawn on a terminal that is not there. */
export interface Mounted extends Disposable {
  /** The last frame, one string a row, without escape sequences. */
  readonly lines: () => string[];
  /** The last frame as it was written. */
  readonly raw: () => string;
  /** Draws something else in its place. */
  readonly show: (element: ReactElement) => void;
  /** Sends what a keyboard would. */
  readonly keys: (text: string) => void;
  readonly resize: (size: ScreenSize) => void;
}

/** What Ink uses of an output. */
class FakeStdout extends EventEmitter {
  readonly isTTY = true;
  columns: number;
  rows: number;
  frame = "";

  constructor({ columns, rows }: ScreenSize) {
    super();
    this.columns = columns;
    this.rows = rows;
  }

  readonly write = (frame: string): boolean => {
    this.frame = frame;
    return true;
  };
}

/** What Ink uses of an input. */
class FakeStdin extends EventEmitter {
  readonly isTTY = true;
  #data: string | null = null;

  setEncoding(): void {}
  setRawMode(): void {}
  resume(): void {}
  pause(): void {}
  ref(): void {}
  unref(): void {}

  type(text: string): void {
    this.#data = text;
    this.emit("readable");
    this.emit("data", text);
  }

  read(): string | null {
    const data = this.#data;
    this.#data = null;
    return data;
  }
}

/** Draws a component at a size, for tests. */
export function mount(element: ReactNode, size: ScreenSize): Mounted {
  const stdout = new FakeStdout(size);
  const stdin = new FakeStdin();
  const instance = render(element, {
    // The two have what Ink uses of a stream and nothing else.
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
  });
  return {
    lines: () => Bun.stripANSI(stdout.frame).split("\n"),
    raw: () => stdout.frame,
    show: (next) => instance.rerender(next),
    keys: (text) => stdin.type(text),
    resize({ columns, rows }) {
      stdout.columns = columns;
      stdout.rows = rows;
      stdout.emit("resize");
    },
    [Symbol.dispose]: () => instance.unmount(),
  };
}
