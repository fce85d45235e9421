import xterm from "@xterm/headless";

/** A program in a terminal of its own, and what it shows. */
export interface Pty extends AsyncDisposable {
  readonly pid: number;
  /** The screen, a string a row. */
  readonly lines: () => string[];
  readonly type: (text: string) => void;
  /** Resolves with how long it took until the screen was as expected, ms. */
  readonly until: (
    isThere: (lines: readonly string[]) => boolean,
  ) => Promise<number>;
  readonly exited: Promise<number>;
}

/** How a program is started. */
export interface PtyOptions {
  readonly cols: number;
  readonly rows: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const LATE_MS = 20_000;

/** Starts a program in a terminal whose screen is modelled. */
export function openPty(
  command: readonly string[],
  { cols, rows, env }: PtyOptions,
): Pty {
  const changed = new Set<() => void>();
  const screen = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  const child = Bun.spawn([...command], {
    env: { ...env },
    terminal: {
      cols,
      rows,
      data: (_, bytes) =>
        screen.write(bytes, () => changed.forEach((check) => check())),
    },
  });
  screen.onData((reply) => void child.terminal?.write(reply));

  function lines(): string[] {
    const { active } = screen.buffer;
    return Array.from(
      { length: rows },
      (_, row) =>
        active.getLine(active.baseY + row)?.translateToString(true) ?? "",
    );
  }

  return {
    pid: child.pid,
    lines,
    type: (text) => void child.terminal?.write(text),
    async until(isThere) {
      const start = performance.now();
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      const check = () => {
        if (isThere(lines())) resolve(performance.now() - start);
      };
      const late = () =>
        reject(
          new Error(`Cannot see it; the screen is:\n${lines().join("\n")}`),
        );
      const timer = setTimeout(late, LATE_MS);
      changed.add(check);
      check();
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        changed.delete(check);
      }
    },
    exited: child.exited,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.kill("SIGKILL");
      await child.exited;
      child.terminal?.close();
      screen.dispose();
    },
  };
}
