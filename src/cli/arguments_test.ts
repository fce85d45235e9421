import { expect, test } from "bun:test";

import { parseArguments, UsageError } from "./arguments.ts";

const FLAGS = [
  { name: "min", value: "<n>", help: "" },
  { name: "json", help: "" },
];

test("parseArguments() reads every way to write a flag", () => {
  const { positionals, flags } = parseArguments(
    ["show", "--min", "-5", "--no-json", "a", "--", "--min"],
    FLAGS,
  );
  expect(positionals).toEqual(["show", "a", "--min"]);
  expect(Object.fromEntries(flags)).toEqual({ min: "-5", json: false });
  expect(parseArguments(["--min=a=b"], FLAGS).flags.get("min")).toBe("a=b");
  expect(parseArguments(["--min="], FLAGS).flags.get("min")).toBe("");
});

test("parseArguments() refuses what it does not know, by name", () => {
  for (const [args, sentence] of [
    [
      ["--mni", "2"],
      'Cannot read "--mni": there is no such flag; did you mean "--min"?',
    ],
    [["--min"], 'Cannot read "--min": its value is missing; give --min <n>'],
    [["--min", "--json"], "its value is missing"],
    [["--min", "1", "--min", "2"], "--min is given twice"],
    [["--json=maybe"], "a switch takes no value"],
    [["--no-min"], "there is no such flag"],
    [["-x"], 'Cannot read "-x"'],
  ] as const) {
    expect(() => parseArguments(args, FLAGS)).toThrow(sentence);
    expect(() => parseArguments(args, FLAGS)).toThrow(UsageError);
  }
});
