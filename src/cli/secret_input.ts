import type { ReadStream } from "node:tty";

/** Where secrets come from, and where their prompts go. */
export interface SecretInputOptions {
  /** A terminal, or a pipe. */
  readonly input: ReadStream;
  /** Prompts; they do not belong to a command's output. */
  readonly prompt: (text: string) => void;
}

const ENTER = /[\r\n]/;
const CTRL_C = "\x03";
const CTRL_D = "\x04";
const BACKSPACE = /[\b\x7f]/;

/**
 * Makes the function that asks for a secret: on a terminal without echo, else
 * the next line of the input.
 */
export function secretInput({
  input,
  prompt,
}: SecretInputOptions): (question: string) => Promise<string> {
  let rest = "";
  let ended = false;

  async function nextChunk(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const onData = (chunk: Buffer | string) => {
      rest += chunk.toString();
      resolve();
    };
    const onEnd = () => {
      ended = true;
      resolve();
    };
    input.once("data", onData).once("end", onEnd);
    input.resume();
    await promise;
    input.pause();
    input.off("data", onData).off("end", onEnd);
  }

  async function readLine(): Promise<string> {
    while (!ENTER.test(rest) && !ended) await nextChunk();
    const [line = ""] = rest.split(/\r?\n|\r/, 1);
    rest = rest.slice(line.length).replace(/^\r?\n|^\r/, "");
    return line;
  }

  async function readHidden(question: string): Promise<string> {
    prompt(question);
    input.setRawMode(true);
    try {
      return await typed();
    } finally {
      input.setRawMode(false);
      prompt("\n");
    }
  }

  async function typed(): Promise<string> {
    let secret = "";
    while (true) {
      if (rest === "") await nextChunk();
      if (ended && rest === "") return secret;
      const [first = ""] = rest;
      rest = rest.slice(first.length);
      if (first === CTRL_C || first === CTRL_D) {
        throw new Error("Cannot go on without the password: it was cancelled");
      }
      if (ENTER.test(first)) return secret;
      secret = BACKSPACE.test(first)
        ? [...secret].slice(0, -1).join("")
        : secret + first;
    }
  }

  return (question) => (input.isTTY ? readHidden(question) : readLine());
}
