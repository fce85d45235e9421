import { expect, test } from "bun:test";

import { EndCounter } from "./end_counter.ts";
import { FLAG, frame, TYPE } from "./frames.ts";

const SESSION = Buffer.concat([
  frame({ type: TYPE.settings }),
  frame({ type: TYPE.settings, flags: FLAG.ack }),
  frame(
    { type: TYPE.headers, flags: FLAG.endHeaders, stream: 1 },
    Buffer.alloc(20),
  ),
  frame({ type: TYPE.data, stream: 1 }, Buffer.alloc(300)),
  frame(
    { type: TYPE.headers, flags: FLAG.endHeaders | FLAG.endStream, stream: 1 },
    Buffer.alloc(3),
  ),
  frame({ type: TYPE.reset, stream: 3 }, Buffer.alloc(4)),
]);

test("EndCounter counts trailers and resets, not acknowledgements", () => {
  const counter = new EndCounter();
  counter.feed(SESSION);
  expect(counter.ended).toBe(2);
});

test("EndCounter counts alike however the bytes are cut", () => {
  for (const size of [1, 2, 8, 9, 10, 31]) {
    const counter = new EndCounter();
    for (let at = 0; at < SESSION.length; at += size) {
      counter.feed(SESSION.subarray(at, at + size));
    }
    expect(counter.ended).toBe(2);
  }
});
