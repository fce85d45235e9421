import { clean } from "../text.ts";
import { EndOfInput } from "./end_of_input.ts";
import type { LineInput } from "./line_input.ts";

/** A conversation in lines: nothing that was said is ever changed. */
export interface Talk {
  /** Says one line; text from outside may be in it. */
  readonly say: (text: string) => void;
  /**
   * Asks for one line.
   *
   * @throws {EndOfInput} when nobody answers any more.
   */
  readonly ask: (question: string, options?: AskOptions) => Promise<string>;
}

/** How something is asked. */
export interface AskOptions {
  /** What an empty answer stands for. */
  readonly otherwise?: string;
  /** Not to be seen by anybody. @default false */
  readonly secret?: boolean;
}

/** What a conversation runs on. */
export interface TalkOptions {
  readonly input: Pick<LineInput, "next" | "nextHidden">;
  readonly write: (text: string) => void;
  /** Whether what is typed is seen where it is typed. */
  readonly echoes: boolean;
}

/** Makes a conversation. */
export function createTalk({ input, write, echoes }: TalkOptions): Talk {
  let asked: string | undefined;

  return {
    say(text) {
      // News that comes while somebody types: the question is said again.
      if (asked !== undefined) write("\n");
      write(`${clean(text)}\n`);
      if (asked !== undefined) write(asked);
    },
    async ask(question, { otherwise = "", secret = false } = {}) {
      const choice = otherwise === "" ? "" : ` [${clean(otherwise)}]`;
      asked = `${clean(question)}${choice}: `;
      write(asked);
      const line = await (secret ? input.nextHidden() : input.next());
      asked = undefined;
      if (!echoes || secret) write(echoedOf(line, { secret, echoes }));
      if (line === undefined) throw new EndOfInput();
      return line.trim() === "" ? otherwise : secret ? line : line.trim();
    },
  };
}

/** So that a question and its answer are one line of the record. */
function echoedOf(
  line: string | undefined,
  { secret, echoes }: { readonly secret: boolean; readonly echoes: boolean },
): string {
  if (secret || echoes || line === undefined) return "\n";
  return `${clean(line.trim())}\n`;
}
