import { expect, test } from "bun:test";

import { parsePs, processFacts } from "./_process_facts.ts";

test("processFacts() knows this very process", () => {
  const facts = processFacts(process.pid);
  expect(facts?.memoryBytes).toBeGreaterThan(1 << 20);
  expect(facts?.cpuMs).toBeGreaterThan(0);
  expect(processFacts(process.pid)?.identity).toBe(facts?.identity);
});

test("processFacts() tells processes apart that started apart", async () => {
  const child = Bun.spawn(["sleep", "600"]);
  try {
    const other = processFacts(child.pid)?.identity;
    expect(other).toBeString();
    expect(other).not.toBe(processFacts(process.pid)?.identity);
  } finally {
    child.kill("SIGKILL");
    await child.exited;
  }
  expect(processFacts(child.pid)).toBeUndefined();
});

test("processFacts() knows nobody by a pid that is none", () => {
  expect(processFacts(2 ** 30)).toBeUndefined();
});

test.each([
  ["0:01.23", 1_230],
  ["00:00:07", 7_000],
  ["01:02:03", 3_723_000],
  ["2-03:04:05", 183_845_000],
])("parsePs() reads a time of %s", (time, cpuMs) => {
  const line = `Ss   ${time}  2048 Mon Nov 23 06:01:02 2026\n`;
  expect(parsePs(line)).toEqual({
    identity: "Mon Nov 23 06:01:02 2026",
    cpuMs,
    memoryBytes: 2_048 * 1_024,
  });
});

test("parsePs() takes no zombie and no empty answer", () => {
  expect(parsePs("Z 0:00 0 Mon Nov 23 06:01:02 2026")).toBeUndefined();
  expect(parsePs("")).toBeUndefined();
});
