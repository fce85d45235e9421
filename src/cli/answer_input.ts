import { createInterface } from "node:readline";

/** Where answers come from, and where their questions go. */
export interface AnswerInputOptions {
  /** A terminal, or a pipe. */
  readonly input: NodeJS.ReadableStream;
  /** Questions; they do not belong to a command's output. */
  readonly prompt: (text: string) => void;
}

/** Makes the function that asks for a line; empty when there is none. */
export function answerInput({
  input,
  prompt,
}: AnswerInputOptions): (question: string) => Promise<string> {
  return async (question) => {
    prompt(question);
    const lines = createInterface({ input });
    try {
      for await (const line of lines) return line;
      return "";
    } finally {
      lines.close();
    }
  };
}
