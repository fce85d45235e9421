import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { PreconditionError } from "../base/errors.ts";
import { Preparation } from "./preparation.ts";
import { memoryRuntime } from "./runtime/memory.ts";

/** A preparation that ends when its test does. */
function preparing(prepare: (say: (text: string) => void) => Promise<void>) {
  const stop = new AbortController();
  const runtime = memoryRuntime({ prepare });
  const preparation = new Preparation(runtime, stop);
  return { preparation, [Symbol.dispose]: () => stop.abort() };
}

test("Preparation.status tells how far it is, and nothing once it is done", async () => {
  const done = Promise.withResolvers<void>();
  using it = preparing((say) => {
    say("building the image: 40 %");
    return done.promise;
  });
  expect(it.preparation.status).toBe("building the image: 40 %");
  done.resolve();
  await it.preparation.ready;
  expect(it.preparation.status).toBe("");
});

test("Preparation.check() passes while it is being prepared", () => {
  using it = preparing(() => new Promise(() => {}));
  expect(() => it.preparation.check()).not.toThrow();
});

test("Preparation.check() refuses with the reason after a failure", async () => {
  using it = preparing(() => Promise.reject(new Error("the disk is full")));
  const { preparation } = it;
  await eventually(() => preparation.status !== "");
  expect(preparation.status).toContain("the disk is full");
  expect(() => preparation.check()).toThrow(PreconditionError);
  expect(() => preparation.check()).toThrow(
    "Cannot start end servers: the disk is full",
  );
});
