import { expect, test } from "bun:test";

import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { h2loadCommand } from "./h2load_command.ts";

const LOAD = {
  connections: 4,
  streams: 16,
  requests: 100,
  document: "small.grpc",
  uploadBytes: 10,
} as const;

test("h2loadCommand() calls as gRPC does", async () => {
  using scratch = temporaryDirectory();
  const options = { port: 7100, directory: scratch.path };
  const command = h2loadCommand(LOAD, options, "/log");
  expect(command).toContain("--clients=4");
  expect(command).toContain("--requests=100");
  expect(command.at(-1)).toBe("http://127.0.0.1:7100/small.grpc");
  const body = await Bun.file(`${scratch.path}/request.body`).bytes();
  expect([...body.subarray(0, 5)]).toEqual([0, 0, 0, 0, 10]);
});

test("h2loadCommand() gives everyone the same moments at a set rate", async () => {
  using scratch = temporaryDirectory();
  const options = { port: 7100, directory: scratch.path };
  const paced = { ...LOAD, perSecond: 50 };
  const scripts: string[] = [];
  for (let i = 0; i < 2; i++) {
    expect(h2loadCommand(paced, options, "/log")).toContain(
      `--timing-script-file=${scratch.path}/arrivals`,
    );
    scripts.push(await Bun.file(`${scratch.path}/arrivals`).text());
  }
  expect(scripts[0]).toBe(scripts[1] ?? "");
  expect(scripts[0]?.trimEnd().split("\n")).toHaveLength(25); // a connection
});
