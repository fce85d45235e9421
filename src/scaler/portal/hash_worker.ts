// The thread that hashes passwords. It blocks for a quarter of a second at a
// time, which is why it is a thread of its own.
import { compareSync, hashSync, truncates } from "bcryptjs";

import type { HashAnswer, HashQuestion } from "./hash_messages.ts";

declare const self: Worker;

self.onmessage = ({ data }: MessageEvent<HashQuestion>) => {
  self.postMessage(answer(data));
};

function answer(question: HashQuestion): HashAnswer {
  try {
    return work(question);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "failed", reason };
  }
}

function work(question: HashQuestion): HashAnswer {
  const { kind, password } = question;
  // The portal refuses these with a better sentence; this is the last guard.
  if (truncates(password)) throw new RangeError("The password is too long");
  switch (kind) {
    case "hash":
      return { kind, hash: hashSync(password, question.cost) };
    case "compare":
      return { kind, matches: compareSync(password, question.hash) };
  }
  kind satisfies never;
  throw new TypeError("Unknown question");
}
