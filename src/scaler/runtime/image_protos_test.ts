import { expect, test } from "bun:test";

import { embed } from "./image_protos.ts";

const read = {
  module: "some/module.js",
  call: "loader.loadSync(path, OPTIONS)",
  embedded: (json: string) => `loader.fromJSON(${json}, OPTIONS)`,
  proto: "some.proto",
  keepCase: true,
};
const proto = 'syntax = "proto3"; message A { string b_c = 1; }';

test("embed() replaces the read by what is in the file", () => {
  const source = "const a = 1;\nconst b = loader.loadSync(path, OPTIONS);\n";
  const result = embed(source, proto, read);
  expect(result).toStartWith("const a = 1;\nconst b = loader.fromJSON({");
  expect(result).toEndWith("}, OPTIONS);\n");
  expect(result).toContain('"b_c":');
  expect(result).not.toContain("loadSync");
});

test.each([
  ["is gone", "const b = 1;", "it reads 0 files, 0 as expected"],
  [
    "has other options",
    "loader.loadSync(path, OTHER)",
    "it reads 1 files, 0 as expected",
  ],
  [
    "is there twice",
    "loader.loadSync(path, OPTIONS); loader.loadSync(path, OPTIONS)",
    "it reads 2 files, 2 as expected",
  ],
  [
    "has another beside it",
    "loader.loadSync(path, OPTIONS); (0, loader.load)(other)",
    "it reads 2 files, 1 as expected",
  ],
])("embed() fails the build when the read %s", (_, source, how) => {
  expect(() => embed(source, proto, read)).toThrow(
    `Cannot compile the end server: "some/module.js" is not as expected, ${how}; install`,
  );
});
