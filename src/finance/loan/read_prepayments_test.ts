import { describe, expect, test } from "bun:test";

import { readPrepayments } from "./read_prepayments.ts";

const LIMITS = { months: 24, principal: 10_000_000n };

function read(text: string): unknown {
  const result = readPrepayments(text, LIMITS);
  return result.kind === "read" ? [...result.prepayments] : result.code;
}

describe("readPrepayments()", () => {
  test("reads months, ranges of months, and several of them", () => {
    expect(read("12:50000")).toEqual([[12, 5_000_000n]]);
    expect(read("22-24:2500.50")).toEqual([
      [22, 250_050n],
      [23, 250_050n],
      [24, 250_050n],
    ]);
    expect(read(" 12:1, 3:0.01\n5-5:2 ,")).toEqual([
      [12, 100n],
      [3, 1n],
      [5, 200n],
    ]);
    expect(read("")).toEqual([]);
  });

  test.each([
    ["12", "malformed"],
    ["12=500", "malformed"],
    ["-3:500", "malformed"],
    ["month 3:500", "malformed"],
    ["12:500;13:500", "not_a_number"],
    ["12:", "not_a_number"],
    ["12:-500", "not_a_number"],
    ["12:1e3", "not_a_number"],
    ["12:0.001", "not_a_number"],
    ["12:1,00,000", "malformed"],
    ["0:500", "out_of_range"],
    ["25:500", "out_of_range"],
    ["20-25:500", "out_of_range"],
    ["9-8:500", "out_of_range"],
    ["12:0", "out_of_range"],
    ["12:100000.01", "out_of_range"],
    ["12:500,12:500", "malformed"],
    ["12:500,1-24:500", "malformed"],
  ])("refuses %p as %s", (text, code) => {
    expect(read(text)).toBe(code);
  });

  test("says which entry is wrong and how to write it", () => {
    expect(readPrepayments("6:100,7:x", LIMITS)).toMatchObject({
      message: expect.stringMatching(/^"7:x" has no amount .* as 12:50000/),
    });
  });
});
