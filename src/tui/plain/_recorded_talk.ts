import { createTalk, type Talk } from "./talk.ts";

/** A conversation with a test: its answers are given beforehand. */
export interface RecordedTalk {
  readonly talk: Talk;
  /** Everything that was said, as it would stand in a file. */
  readonly text: () => string;
}

/** Makes a conversation in which these lines are the answers. */
export function recordedTalk(...answers: readonly string[]): RecordedTalk {
  const left = [...answers];
  let text = "";
  const next = async () => left.shift();
  const talk = createTalk({
    input: { next, nextHidden: next },
    write: (it) => void (text += it),
    echoes: false,
  });
  return { talk, text: () => text };
}
