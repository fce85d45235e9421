import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { DrainLimits } from "./drain_limits.ts";

function limits(ms: number) {
  const late: string[] = [];
  const stop = new AbortController();
  const onLate = (name: string) => void late.push(name);
  const all = new DrainLimits({ ms, onLate, signal: stop.signal });
  return { all, late, stop };
}

test("DrainLimits tells of one that takes too long, and not of one that is done", async () => {
  const { all, late } = limits(1);
  all.begin("done");
  all.end("done");
  all.begin("slow");
  await eventually(() => late.length > 0);
  expect(late).toEqual(["slow"]);
});

test("DrainLimits gives one that begins again its whole time again", async () => {
  const { all, late } = limits(1);
  all.begin("a");
  all.end("a");
  all.begin("a");
  await eventually(() => late.length > 0);
  expect(late).toEqual(["a"]);
});

test("DrainLimits tells of nobody once all is over", async () => {
  const { all, late, stop } = limits(1);
  all.begin("a");
  stop.abort();
  await Bun.sleep(0);
  expect(late).toEqual([]);
});
