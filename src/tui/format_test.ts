import { expect, test } from "bun:test";

import {
  age,
  bytes,
  clock,
  count,
  milliseconds,
  number,
  share,
  short,
} from "./format.ts";

test("number() shows as many digits as matter", () => {
  expect([0, 0.04, 4.25, 99.9, 118.4, NaN].map(number)).toEqual([
    "0",
    "0.0",
    "4.3",
    "99.9",
    "118",
    "-",
  ]);
});

test("milliseconds() changes to seconds", () => {
  expect([0.42, 12.3, 1_234].map(milliseconds)).toEqual([
    "0.4 ms",
    "12 ms",
    "1.2 s",
  ]);
});

test("bytes() counts in powers of 1024", () => {
  expect([0, 812, 14_336, 1.5 * 2 ** 30].map(bytes)).toEqual([
    "0 B",
    "812 B",
    "14 KiB",
    "1.5 GiB",
  ]);
});

test("age() is coarse and never negative", () => {
  expect([-5, 5_000, 180_000, 7_200_000, 345_600_000].map(age)).toEqual([
    "0 s",
    "5 s",
    "3 min",
    "2 h",
    "4 d",
  ]);
});

test("clock() is the time of day where one is, if it is known", () => {
  expect(clock(new Date(2026, 10, 23, 6, 11, 3).getTime())).toBe("06:11:03");
  expect(clock(0)).toBe("--:--:--");
});

test("short() stays within six characters", () => {
  const asked = [4.25, 99_999, 123_456, 1_250_000, 4e9];
  expect(asked.map(short)).toEqual(["4.3", "99999", "123k", "1.3M", "4G"]);
});

test("count() has no decimals", () => {
  expect([0, 4, 12.4, NaN].map(count)).toEqual(["0", "4", "12", "-"]);
});

test("share() names the unit once where it is the same", () => {
  expect(share(64 * 2 ** 20, 256 * 2 ** 20)).toBe("64/256 MiB");
  expect(share(812, 2 ** 20)).toBe("812 B/1.0 MiB");
});
