import { expect, test } from "bun:test";

import { StartTrouble } from "./start_trouble.ts";

const EXIT = { name: "i-1", instance: "i", exitCode: 3, outOfMemory: false };

function trouble(): StartTrouble {
  const { signal } = new AbortController();
  return new StartTrouble({ onOpen() {}, areAllReady: () => true, signal });
}

test("StartTrouble has another started at once for one that served for long", () => {
  const it = trouble();
  expect(it.ended(EXIT, 30_000)).toBe(
    "End server i-1 ended with exit code 3; starting another",
  );
  expect(it.text).toBe("");
  expect(it.isShut).toBe(false);
});

test("StartTrouble has one wait for the next that served for a moment, and says so until it is calm", () => {
  const it = trouble();
  expect(it.ended(EXIT, 400)).toBe(
    "End server i-1 ended with exit code 3 after 0 s; starting another in 1 s",
  );
  expect(it.isShut).toBe(true);
  it.cameUp(); // as those do that crash again and again
  expect(it.text).toBe(
    "End server i-1 ended with exit code 3 after 0 s; the next one starts in 1 s",
  );
});

test("StartTrouble forgets why one did not come up when one does", () => {
  const it = trouble();
  it.failed("No image");
  expect(it.text).toBe("No image");
  expect(it.isShut).toBe(true);
  it.cameUp();
  expect(it.text).toBe("");
});
