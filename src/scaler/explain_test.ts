import { expect, test } from "bun:test";

import { explainExit, explainFailure } from "./explain.ts";
import { memoryRuntime } from "./runtime/memory.ts";
import type { EndServerSpec } from "./runtime/types.ts";

const SPEC: EndServerSpec = {
  name: "i-1",
  tenant: "t",
  instance: "i",
  services: ["echo"],
  sleepMs: 0,
  cpuMs: 0,
  cpuLimit: 1,
  memoryBytes: 1,
};

test("explainExit() tells memory, a signal and an exit code apart", () => {
  const exit = { name: "i-1", instance: "i", exitCode: 137 };
  const none = { ...exit, exitCode: undefined };
  expect([
    explainExit({ ...exit, outOfMemory: true }),
    explainExit({ ...none, outOfMemory: false }),
    explainExit({ ...exit, outOfMemory: false }),
  ]).toEqual([
    "End server i-1 ran out of its memory limit",
    "End server i-1 was killed",
    "End server i-1 ended with exit code 137",
  ]);
});

test("explainFailure() adds the last line that was printed", async () => {
  await using runtime = memoryRuntime();
  await runtime.start(SPEC);
  runtime.print("i-1", "reading");
  runtime.print("i-1", "no such file");
  const error = new Error("it ended at once");
  expect(await explainFailure("i-1", { error, runtime })).toBe(
    "End server i-1 did not come up: it ended at once; its last line: no such file",
  );
});

test("explainFailure() makes do without a line where there is no log", async () => {
  await using runtime = memoryRuntime();
  expect(await explainFailure("i-1", { error: "no room", runtime })).toBe(
    "End server i-1 did not come up: no room",
  );
});
