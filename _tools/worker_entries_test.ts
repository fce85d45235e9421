import { expect, test } from "bun:test";

import { readSources } from "./structure/read_sources.ts";
import { makeSource } from "./structure/source.ts";
import { workerEntries } from "./worker_entries.ts";

function starting(path: string, target: string) {
  return makeSource(path, `new Worker(new URL(${target}, import.meta.url));`);
}

test("workerEntries() finds what this program runs in threads", async () => {
  const found = workerEntries(await readSources());
  expect(found).toContain("src/scaler/dataplane/worker.ts");
  expect(found).toContain("src/scaler/portal/hash_worker.ts");
});

test("workerEntries() counts a worker once, and none that a test starts", () => {
  const sources = [
    starting("src/a/one.ts", '"./worker.ts"'),
    starting("src/a/two.ts", '"./worker.ts"'),
    starting("src/a/one_test.ts", '"./test_worker.ts"'),
    makeSource("src/a/three.ts", "// new Worker(path) would not be found"),
  ];
  expect(workerEntries(sources)).toEqual(["src/a/worker.ts"]);
});

test("workerEntries() refuses a worker that it cannot tell", () => {
  expect(() => workerEntries([starting("src/a/one.ts", "path")])).toThrow(
    'Cannot tell which worker "src/a/one.ts" starts',
  );
});

test("workerEntries() refuses two workers of the same name", () => {
  const sources = [
    starting("src/a/one.ts", '"./worker.ts"'),
    starting("src/b/two.ts", '"./worker.ts"'),
  ];
  expect(() => workerEntries(sources)).toThrow(
    'Cannot tell the workers "src/a/worker.ts" and "src/b/worker.ts" apart',
  );
});
