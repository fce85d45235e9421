import type { BaseOptions } from "../console_options.ts";
import { EndOfInput } from "./end_of_input.ts";
import { LineInput } from "./line_input.ts";
import { createTalk, type Talk } from "./talk.ts";

const INTERRUPTED = 130;

/**
 * Leads a conversation on a console's streams to its end and gives the exit
 * code; an input that ends early ends it well, an interruption with 130.
 */
export async function converse(
  { stdin, stdout, signal }: BaseOptions,
  lead: (talk: Talk) => Promise<number>,
): Promise<number> {
  using input = new LineInput(stdin);
  if (signal.aborted) input.stop();
  signal.addEventListener("abort", input.stop, { once: true });
  const talk = createTalk({
    input,
    write: (text) => void stdout.write(text),
    echoes: stdin.isTTY,
  });
  try {
    const code = await lead(talk);
    return signal.aborted ? INTERRUPTED : code;
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    if (error instanceof EndOfInput) return 0;
    throw error;
  }
}
