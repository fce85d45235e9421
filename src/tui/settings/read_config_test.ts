import { expect, test } from "bun:test";

import { CONFIG_KEYS, readConfig } from "./read_config.ts";

const PATH = "tellerline/config.json";

test("readConfig() chooses nothing where there is no file", () => {
  expect(readConfig(undefined, PATH)).toEqual({ choices: {}, problems: [] });
});

test("readConfig() reads every key there is", () => {
  const text = JSON.stringify({
    theme: "night",
    refresh: 2,
    confirm: "all",
    mouse: true,
    readOnly: true,
    ascii: false,
    plain: false,
  });
  expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(CONFIG_KEYS));
  expect(readConfig(text, PATH)).toEqual({
    choices: {
      theme: "night",
      refreshMs: 2_000,
      confirm: "all",
      mouse: true,
      readOnly: true,
      ascii: false,
      plain: false,
    },
    problems: [],
  });
});

test("readConfig() tells a wrong key and a wrong value, and uses the rest", () => {
  const text = `{"theem": "night", "refresh": "2", "mouse": true, "__proto__": 1}`;
  const { choices, problems } = readConfig(text, PATH);
  expect(choices).toEqual({ mouse: true });
  expect(problems).toEqual([
    `Cannot use "theem" of ${PATH}: there is no such key; give theme, refresh, confirm, mouse, readOnly, ascii, plain`,
    `Cannot use "refresh" of ${PATH}: "2" is none of seconds from 0.1 to 60; the default is used`,
    expect.stringContaining(`Cannot use "__proto__" of ${PATH}`),
  ]);
});

test("readConfig() refuses a value of every key that is out of its range", () => {
  for (const name of Object.keys(CONFIG_KEYS)) {
    for (const value of [null, 0.01, 61, "nothing of the kind", []]) {
      const text = JSON.stringify({ [name]: value });
      const { choices, problems } = readConfig(text, PATH);
      expect([name, value, choices]).toEqual([name, value, {}]);
      expect(problems).toHaveLength(1);
    }
  }
});

test("readConfig() uses the defaults where a file is no JSON object", () => {
  for (const text of ["", "{", "[]", "null", '"theme"']) {
    const { choices, problems } = readConfig(text, PATH);
    expect(choices).toEqual({});
    expect(problems).toEqual([
      expect.stringContaining(`Cannot read ${PATH}: `),
    ]);
  }
});
