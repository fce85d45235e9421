import { expect, test } from "bun:test";
import { chmodSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openSettings } from "./open_settings.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";

test("openSettings() needs no files", () => {
  using directory = temporaryDirectory();
  const opened = openSettings({
    configFile: join(directory.path, "none/config.json"),
    rememberedFile: join(directory.path, "console.json"),
  });
  expect(opened).toMatchObject({
    settings: DEFAULT_SETTINGS,
    readOnly: false,
    ascii: undefined,
    remembered: { sorts: {} },
    problems: [],
  });
  expect(readdirSync(directory.path)).toEqual([]);
});

test("openSettings() takes flags before the file before what was remembered", async () => {
  using directory = temporaryDirectory();
  const configFile = join(directory.path, "config.json");
  const rememberedFile = join(directory.path, "console.json");
  await Bun.write(rememberedFile, `{"theme": "paper", "email": "a@b.c"}`);
  const remembered = openSettings({ configFile, rememberedFile });
  expect(remembered.settings.theme).toBe("paper");
  expect(remembered.remembered.email).toBe("a@b.c");

  await Bun.write(configFile, `{"theme": "night", "refresh": 5, "mouse": 1}`);
  const configured = openSettings({ configFile, rememberedFile });
  expect(configured.settings).toMatchObject({
    theme: "night",
    refreshMs: 5_000,
  });
  expect(configured.problems).toHaveLength(1);

  const choices = { theme: "mono", readOnly: true } as const;
  const flagged = openSettings({ choices, configFile, rememberedFile });
  expect(flagged.settings).toMatchObject({ theme: "mono", refreshMs: 5_000 });
  expect(flagged.readOnly).toBe(true);
});

test("openSettings() keeps what it is told in one file of its owner's", () => {
  using directory = temporaryDirectory();
  const rememberedFile = join(directory.path, "state/console.json");
  const { keep } = openSettings({ rememberedFile });
  keep({ sorts: {}, email: "a@b.c" });
  keep({ sorts: {}, email: "d@e.f" });
  expect(readdirSync(join(directory.path, "state"))).toEqual(["console.json"]);
  expect(statSync(rememberedFile).mode & 0o777).toBe(0o600);
  expect(openSettings({ rememberedFile }).remembered.email).toBe("d@e.f");
});

test("openSettings() goes on where it can neither read nor write", () => {
  using directory = temporaryDirectory();
  // A directory in the file's place stops the superuser too.
  const configFile = join(directory.path, "config.json");
  const rememberedFile = join(directory.path, "console.json");
  for (const path of [configFile, rememberedFile]) mkdirSync(path);
  chmodSync(directory.path, 0o500);
  const opened = openSettings({ configFile, rememberedFile });
  expect(opened.settings).toEqual(DEFAULT_SETTINGS);
  expect(opened.problems).toEqual([
    expect.stringContaining(`Cannot read ${configFile}: `),
  ]);
  expect(() => opened.keep({ sorts: {}, email: "a@b.c" })).not.toThrow();
  chmodSync(directory.path, 0o700);
});
