const CTRL_C = "\x03";
const CTRL_D = "\x04";
const CTRL_U = "\x15";
const BACKSPACE = /[\b\x7f]/;
const LINE_END = /\r\n|\n|\r/;

/** The lines of a terminal or a pipe, as they are asked for. */
export class LineInput implements Disposable {
  readonly #stdin: NodeJS.ReadStream;
  readonly #decoder = new TextDecoder();
  readonly #lines: string[] = [];
  #rest = "";
  #isOver = false;
  #hidden: string | undefined;
  #wake: () => void = () => {};

  constructor(stdin: NodeJS.ReadStream) {
    this.#stdin = stdin;
    stdin.on("data", this.#take).on("end", this.#end).on("error", this.#end);
  }

  /** The next line; `undefined` once there is none. */
  async next(): Promise<string | undefined> {
    while (this.#lines.length === 0 && !this.#isOver) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
    return this.#lines.shift();
  }

  /** The next line, not echoed where it is typed. */
  async nextHidden(): Promise<string | undefined> {
    if (!this.#stdin.isTTY) return await this.next();
    this.#hidden = "";
    this.#stdin.setRawMode(true);
    try {
      return await this.next();
    } finally {
      this.#hidden = undefined;
      this.#stdin.setRawMode(false);
    }
  }

  /** Gives up: whoever waits for a line gets none. */
  readonly stop = (): void => this.#end();

  [Symbol.dispose](): void {
    const { stdin, take, end } = {
      stdin: this.#stdin,
      take: this.#take,
      end: this.#end,
    };
    stdin.off("data", take).off("end", end).off("error", end);
    stdin.pause();
  }

  readonly #take = (bytes: Uint8Array | string): void => {
    const text =
      typeof bytes === "string"
        ? bytes
        : this.#decoder.decode(bytes, { stream: true });
    if (this.#hidden === undefined) this.#takeLines(text);
    else for (const character of text) this.#takeHidden(character);
    this.#wake();
  };

  #takeLines(text: string): void {
    const parts = (this.#rest + text).split(LINE_END);
    this.#rest = parts.pop() ?? "";
    this.#lines.push(...parts);
  }

  #takeHidden(character: string): void {
    if (character === CTRL_C) return void process.kill(process.pid, "SIGINT");
    if (character === CTRL_D) return this.#end();
    const typed = this.#hidden ?? "";
    if (LINE_END.test(character)) {
      this.#lines.push(typed);
      this.#hidden = "";
      return;
    }
    if (character === CTRL_U) this.#hidden = "";
    else if (BACKSPACE.test(character)) this.#hidden = typed.slice(0, -1);
    else this.#hidden = typed + character;
  }

  /** A last line may come without its end. */
  readonly #end = (): void => {
    if (this.#rest !== "") this.#lines.push(this.#rest);
    this.#rest = "";
    this.#isOver = true;
    this.#wake();
  };
}
