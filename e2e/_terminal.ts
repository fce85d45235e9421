import { constants } from "node:os";

import xterm from "@xterm/headless";

/** How {@linkcode launch} sets up the terminal. */
export interface LaunchOptions {
  /** @default 80 */
  readonly cols?: number;
  /** @default 24 */
  readonly rows?: number;
  /** Added to the environment; `CI` and `NODE_ENV` are not inherited. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How long a wait may take. */
export interface WaitOptions {
  /** @default 20000 */
  readonly withinMs?: number;
}

/** What a wait looks for: text, a pattern, or anything about the screen. */
export type Expectation =
  string | RegExp | ((terminal: TerminalProgram) => boolean);

const KEYS = {
  enter: "\r",
  esc: "\x1b",
  tab: "\t",
  "shift-tab": "\x1b[Z",
  up: "\x1b[A",
  down: "\x1b[B",
  right: "\x1b[C",
  left: "\x1b[D",
  "page-up": "\x1b[5~",
  "page-down": "\x1b[6~",
  home: "\x1b[H",
  end: "\x1b[F",
  backspace: "\x7f",
  space: " ",
  "ctrl-c": "\x03",
  "ctrl-l": "\x0c",
  "ctrl-u": "\x15",
  "ctrl-z": "\x1a",
} as const;

/** The keys that have a name; any other text is typed as it is. */
export type KeyName = keyof typeof KEYS;

const WAIT_MS = 20_000;
const ICANON = 2; // of c_lflag on Linux: lines, not single keys
const ECHO = 8;

/**
 * Starts a program in a real pseudo-terminal whose screen is modelled by
 * xterm, so that a test sees what a person would.
 *
 * @example Press a key once the program is there, and wait for the answer
 * ```ts
 * await using program = launch(["bun", "src/main.ts", "start"]);
 * await program.waitFor("Log in");
 * program.press("tab");
 * ```
 */
export function launch(
  command: readonly string[],
  options: LaunchOptions = {},
): TerminalProgram {
  return new TerminalProgram(command, options);
}

/** A running program, its keyboard and its screen. */
export class TerminalProgram implements AsyncDisposable {
  readonly #screen: xterm.Terminal;
  readonly #process: Bun.Subprocess;
  readonly #changed = new Set<() => void>();
  #bytes = 0;
  #raw = "";

  constructor(command: readonly string[], options: LaunchOptions) {
    const { cols = 80, rows = 24, env = {}, cwd } = options;
    this.#screen = new xterm.Terminal({
      cols,
      rows,
      allowProposedApi: true,
      scrollback: 2_000,
    });
    this.#process = Bun.spawn([...command], {
      env: { ...inherited(), TERM: "xterm-256color", ...env },
      ...(cwd === undefined ? {} : { cwd }),
      terminal: { cols, rows, data: (_, bytes) => this.#show(bytes) },
    });
    this.#screen.onData((reply) => this.#write(reply));
  }

  /** The program's process id. */
  get pid(): number {
    return this.#process.pid;
  }

  /** How many bytes the program has written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Everything the program wrote, escape sequences included. */
  get raw(): string {
    return this.#raw;
  }

  /** Whether the alternate screen is on. */
  get isAlternate(): boolean {
    return this.#screen.buffer.active.type === "alternate";
  }

  /** Whether single keys are delivered, unechoed, as a console wants them. */
  get isRawMode(): boolean {
    return (this.#flags() & (ICANON | ECHO)) === 0;
  }

  /** Whether the cursor is shown. */
  get isCursorVisible(): boolean {
    const shown = this.#raw.lastIndexOf("\x1b[?25h");
    return shown >= this.#raw.lastIndexOf("\x1b[?25l");
  }

  /** Where the cursor is; both count from 0. */
  get cursor(): { readonly column: number; readonly row: number } {
    const { cursorX, cursorY } = this.#screen.buffer.active;
    return { column: cursorX, row: cursorY };
  }

  /** The terminal's model, for what needs more of it than text. */
  get model(): xterm.Terminal {
    return this.#screen;
  }

  /** What is on the screen, one string a row, without trailing blanks. */
  lines(): string[] {
    const { active } = this.#screen.buffer;
    return Array.from({ length: this.#screen.rows }, (_, row) => {
      const line = active.getLine(active.baseY + row);
      return line?.translateToString(true).trimEnd() ?? "";
    });
  }

  /** The screen as one text. */
  text(): string {
    return this.lines().join("\n");
  }

  /** Whether the cell is drawn inverse, as a selection is. */
  isInverse(row: number, column: number): boolean {
    const { active } = this.#screen.buffer;
    const cell = active.getLine(active.baseY + row)?.getCell(column);
    return (cell?.isInverse() ?? 0) !== 0;
  }

  /** Presses named keys; what is not a name is typed as it is. */
  press(...keys: readonly (KeyName | (string & {}))[]): void {
    for (const key of keys) this.#write(isKeyName(key) ? KEYS[key] : key);
  }

  /** Types a text, all of it in one burst. */
  type(text: string): void {
    this.#write(text);
  }

  /** Pastes a text as terminals do: between the marks of bracketed paste. */
  paste(text: string): void {
    this.#write(`\x1b[200~${text}\x1b[201~`);
  }

  resize(cols: number, rows: number): void {
    this.#screen.resize(cols, rows);
    this.#process.terminal?.resize(cols, rows);
  }

  /** Writes on the screen behind the program's back. */
  scribble(text: string): void {
    this.#show(new TextEncoder().encode(text));
  }

  /** Takes the terminal away, as closing its window does. */
  hangUp(): void {
    this.#process.terminal?.close();
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(constants.signals[name]);
  }

  /**
   * Resolves once the screen is as expected: checked now and after each change.
   *
   * @throws an error with the whole screen when it is not in time.
   */
  async waitFor(
    expected: Expectation,
    { withinMs = WAIT_MS }: WaitOptions = {},
  ): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const check = () => {
      if (this.#meets(expected)) resolve();
    };
    const late = () => reject(this.#unmet(expected, withinMs));
    const timer = setTimeout(late, withinMs);
    this.#changed.add(check);
    // A program that ended writes no more: what is not there will not come.
    void this.#process.exited
      .then(() => this.#settle())
      .then(check)
      .then(late);
    check();
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#changed.delete(check);
    }
  }

  /** Resolves with the exit code: 128 + the signal's number if one ended it. */
  async waitForExit({ withinMs = WAIT_MS }: WaitOptions = {}): Promise<number> {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => reject(this.#unmet("the end of the program", withinMs)),
      withinMs,
    );
    try {
      const code = await Promise.race([this.#process.exited, promise]);
      await this.#settle();
      return code;
    } finally {
      clearTimeout(timer);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode === null) this.#process.kill("SIGKILL");
    await this.#process.exited;
    this.#process.terminal?.close();
    this.#screen.dispose();
  }

  #write(text: string): void {
    if (this.#process.terminal?.closed === false) {
      this.#process.terminal.write(text);
    }
  }

  #show(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    this.#raw += new TextDecoder().decode(bytes);
    this.#screen.write(bytes, () => {
      for (const check of [...this.#changed]) check();
    });
  }

  /** Resolves once everything written so far is on the screen. */
  async #settle(): Promise<void> {
    await Bun.sleep(0); // the last bytes may be read in this turn
    await new Promise<void>((resolve) => this.#screen.write("", resolve));
  }

  #flags(): number {
    return this.#process.terminal?.localFlags ?? 0;
  }

  #meets(expected: Expectation): boolean {
    if (typeof expected === "function") return expected(this);
    if (typeof expected === "string") return this.text().includes(expected);
    return expected.test(this.text());
  }

  #unmet(expected: Expectation, withinMs: number): Error {
    const state = `exit code ${this.#process.exitCode ?? "none yet"}`;
    return new Error(
      `Cannot see ${String(expected)} within ${withinMs} ms (${state}); ` +
        `the screen is:\n${this.text().trimEnd()}`,
    );
  }
}

function isKeyName(key: string): key is KeyName {
  return key in KEYS;
}

/** This process's environment, but for what changes how a console behaves. */
function inherited(): Record<string, string | undefined> {
  const { CI, NODE_ENV, NO_COLOR, FORCE_COLOR, ...rest } = process.env;
  return rest;
}
