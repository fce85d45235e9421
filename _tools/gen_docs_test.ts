import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { call } from "../src/cli/call.ts";
import { calculate, CALCULATORS, contextAt } from "../src/finance/mod.ts";
import { snakeCase } from "../src/finance/names.ts";
import type { Calculator, Context, Output } from "../src/finance/types.ts";
import { DOCS_DAY, genDocs } from "./gen_docs.ts";
import { capturedIo } from "./testing/captured_io.ts";
import type { DeployedInstance } from "./testing/deployed_instance.ts";
import { RealScaler } from "./testing/real_scaler.ts";

const ROOT = join(import.meta.dir, "..");
const PAGES = Object.entries<Calculator>(CALCULATORS);
const NAMES = PAGES.map(([id]) => id);

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** The command lines of a document that ask a service for an answer. */
function calls(document: string): string[][] {
  const lines = document.split("\n").map((line) => line.split(" > ")[0] ?? "");
  return lines
    .map(
      (line) => /^bun run (?:--silent )?call 61000 (.*--.*)$/.exec(line)?.[1],
    )
    .filter((rest) => rest !== undefined && !rest.endsWith("--help"))
    .map((rest) => rest?.split(" ") ?? []);
}

describe("pages of calculators", () => {
  let scaler: RealScaler | undefined;
  let instance: DeployedInstance | undefined;

  beforeAll(async () => {
    scaler = await RealScaler.start();
    instance = await scaler.deploy({ services: NAMES });
  });

  afterAll(() => scaler?.[Symbol.asyncDispose]());

  async function answered(args: readonly string[]): Promise<unknown> {
    using io = capturedIo();
    const code = await call([instance?.address ?? "", ...args, "--json"], io);
    expect([code, io.err]).toEqual([0, ""]);
    return JSON.parse(io.out);
  }

  for (const [id, calculator] of PAGES) {
    test(`the example of ${id} is answered as its page shows`, async () => {
      const page = textOf(`docs/${id}.md`);
      const [args = []] = calls(page);
      const answer = await answered(args);
      const steady = steadyFigures(calculator);
      expect(answer).toMatchObject({
        service: id,
        outputs: Object.fromEntries(steady),
      });
      for (const [name, value] of steady) {
        const label = calculator.outputs[name]?.label;
        if (label === undefined || typeof value !== "string") continue;
        expect(page).toMatch(new RegExp(`\\| ${label} +\\| ${literal(value)}`));
      }
    });
  }

  test("every call that the README shows is answered", async () => {
    const all = calls(textOf("README.md")).filter(
      (args) => !args.includes("--csv"),
    );
    expect(all.length).toBeGreaterThan(0);
    for (const args of all) await answered(args);
  });
});

/** What the example's answer holds on any day, tables included. */
function steadyFigures(calculator: Calculator) {
  const { example } = calculator.about;
  const later = contextAt(DOCS_DAY.nowMs + 40 * 86_400_000);
  const on = (context: Context) => calculate(calculator, example, context);
  const [now, then] = [on(DOCS_DAY), on(later)];
  return Object.keys(calculator.outputs)
    .map(snakeCase)
    .filter((name) => name in now && Bun.deepEquals(now[name], then[name]))
    .map((name) => [name, now[name]] as const);
}

function literal(text: string): string {
  return text.replaceAll("|", "\\|").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

test("genDocs() writes a page for every calculator, with all it declares", async () => {
  const pages = new Map(
    (await genDocs(ROOT)).map(({ path, text }) => [path, text]),
  );
  expect([...pages.keys()]).toEqual(NAMES.map((id) => `docs/${id}.md`));
  for (const [id, calculator] of PAGES) {
    const page = pages.get(`docs/${id}.md`) ?? "";
    const { fields, outputs, about } = calculator;
    const names = [fields, outputs].flatMap((all) => Object.keys(all));
    for (const name of names) expect(page).toContain(`\`${snakeCase(name)}\``);
    for (const [, output] of Object.entries<Output>(outputs)) {
      expect(page).toContain(output.label);
    }
    const said = [about.formula, about.sources, about.outOfScope].flat();
    for (const text of said) expect(page).toContain(`- ${text}\n`);
  }
});

test("the README links every page", () => {
  const readme = textOf("README.md");
  const links = [...readme.matchAll(/\(docs\/([a-z_]+)\.md\)/g)];
  expect(links.map(([, id]) => id)).toEqual(expect.arrayContaining(NAMES));
});
