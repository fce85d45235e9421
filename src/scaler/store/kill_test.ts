import { expect, test } from "bun:test";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  lostWrites,
  startStateWriter,
} from "../../../_tools/testing/state_writer.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openStores } from "./open_stores.ts";

const KILLS = 20;

test("openStores() finds every acknowledged write after each of 20 kills", async () => {
  using directory = temporaryDirectory();
  const state = join(directory.path, "state");
  const log = join(directory.path, "acknowledged");
  writeFileSync(log, "");
  for (let kill = 0; kill < KILLS; kill++) {
    const writer = await startStateWriter({ state, log, first: kill * 10_000 });
    await Bun.sleep((kill * 37) % 100); // the moment of the kill is the test
    writer.kill("SIGKILL");
    await writer.exited;
    using stores = openStores(state);
    expect(lostWrites(stores, readFileSync(log, "utf8"))).toEqual([]);
  }
  const written = readFileSync(log, "utf8").match(/^instance/gm);
  expect(written?.length).toBeGreaterThan(KILLS);
}, 60_000);

test("lostWrites() finds what is not there", () => {
  using directory = temporaryDirectory();
  using stores = openStores(directory.path);
  const log = "account a@b\ninstance 1\ndecision 1\ninstance 2\nremoving 2\n";
  const lost = ["account a@b", "instance 1", "decision 1"];
  expect(lostWrites(stores, log)).toEqual(lost);
});
