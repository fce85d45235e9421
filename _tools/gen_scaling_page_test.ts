import { expect, test } from "bun:test";
import { join } from "node:path";

import { keepResult } from "../bench/keep_results.ts";
import { genScalingPage } from "./gen_scaling_page.ts";
import { temporaryDirectory } from "./testing/temporary_directory.ts";

function row(rule: string, setting: string, over: number, minutes: number) {
  const what = `seen / poisson / ${rule} / ${setting}`;
  const values = { "over %": over, "end-server min": minutes, calls: 1_000 };
  return { what, values };
}

test("genScalingPage() says what was won and what was lost", () => {
  using scratch = temporaryDirectory();
  const rows = [
    row("latency_target", "waiting 150 ms", 0.3, 300),
    row("HPA, CPU", "CPU 60 %", 0.2, 400),
    row("Knative", "concurrency 1", 0.1, 290),
    row("queueing", "2 active", 0.9, 200),
  ];
  const named = { name: "scaling_700_ms", title: "Scaling" };
  const results = join(scratch.path, "bench/results");
  keepResult(results, named, { rows, rounds: 1, quick: false });
  const [{ path, text } = { path: "", text: "" }] = genScalingPage(
    scratch.path,
  );
  expect(path).toBe("docs/scaling_compared.md");
  expect(text).toContain("`latency_target` does: 4 of 5 won. Lost or even:");
  expect(text).toContain(
    "- poisson, seen, 0.7 s to start: Knative (concurrency 1) 290 min with 0.10 % over, ours 300 min with 0.30 %",
  );
  expect(text).toContain("or not: 3 of 5 won.");
  expect(text).toContain("won: they use 33 % more");
  expect(text).toContain("lost: they use 3 % less");
});
