import { expect, test } from "bun:test";

import { hashText, mixHashes, rememberHashes } from "./hash.ts";

test("hashText() stays the same across versions: clients keep their end server", () => {
  expect(hashText("10.0.0.1")).toBe(2931590574);
  expect(hashText("4f1c20a9b3d7-2")).toBe(1926471362);
});

test("hashText() flips half of the bits when one character changes", () => {
  const flips = Array.from({ length: 2_000 }, (_, i) =>
    bits(hashText(`10.0.${i}.1`) ^ hashText(`10.0.${i}.2`)),
  );
  const mean = flips.reduce((sum, it) => sum + it, 0) / flips.length;
  expect(mean).toBeWithin(15.5, 16.5);
});

test("hashText() gives an unsigned 32-bit integer", () => {
  for (let i = 0; i < 1_000; i++) {
    const hash = hashText(`k${i}`);
    expect(hash).toBe(hash >>> 0);
  }
});

test("rememberHashes() gives the same as hashing, beyond what it remembers too", () => {
  const hashOf = rememberHashes();
  for (let i = 0; i < 5_000; i++) {
    const text = `id-${i % 1_500}`;
    expect(hashOf(text)).toBe(hashText(text));
  }
});

test("mixHashes() tells the order of the pair", () => {
  expect(mixHashes(1, 2)).not.toBe(mixHashes(2, 1));
});

test("mixHashes() flips half of the bits when either hash changes by one bit", () => {
  let flips = 0;
  for (let i = 0; i < 32; i++) {
    for (let k = 0; k < 100; k++) {
      const [a, b] = [hashText(`a${k}`), hashText(`b${k}`)];
      flips += bits(mixHashes(a, b) ^ mixHashes(a ^ (1 << i), b));
      flips += bits(mixHashes(a, b) ^ mixHashes(a, b ^ (1 << i)));
    }
  }
  expect(flips / 6_400).toBeWithin(15.5, 16.5);
});

function bits(value: number): number {
  return (value >>> 0).toString(2).replaceAll("0", "").length;
}
