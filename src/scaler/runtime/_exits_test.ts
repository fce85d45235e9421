import { expect, test } from "bun:test";

import { AskedFor, Exits, type Seen } from "./_exits.ts";
import type { EndServerState, ExitEvent } from "./types.ts";

const RUNNING = { kind: "running", host: "127.0.0.1", port: 1 } as const;
const EXITED = { kind: "exited", exitCode: 3, outOfMemory: true } as const;

function seen(key: string, state: EndServerState): Seen {
  const info = { name: `n${key}`, instance: "i", tenant: "t", createdAtMs: 0 };
  return { key, info: { ...info, state } };
}

function story() {
  const told: ExitEvent[] = [];
  const asked = new AskedFor();
  const exits = new Exits((event) => told.push(event), asked);
  return { told, asked, exits };
}

test("Exits tells an end once, with how it ended", () => {
  const { told, exits } = story();
  exits.update([seen("1", RUNNING)]);
  exits.update([seen("1", EXITED)]);
  exits.update([seen("1", EXITED)]);
  exits.update([]);
  const how = { exitCode: 3, outOfMemory: true };
  expect(told).toEqual([{ name: "n1", instance: "i", ...how }]);
});

test("Exits tells what vanished between two listings", () => {
  const { told, exits } = story();
  exits.update([seen("1", RUNNING), seen("2", RUNNING)]);
  exits.update([seen("2", RUNNING)]);
  expect(told).toMatchObject([{ name: "n1", exitCode: undefined }]);
});

test("Exits says nothing of an end that was asked for", () => {
  const { told, asked, exits } = story();
  exits.update([seen("1", RUNNING)]);
  asked.add("1");
  exits.update([seen("1", EXITED)]);
  exits.update([]);
  expect(told).toEqual([]);
});

test("Exits tells again of one that was started again", () => {
  const { told, exits } = story();
  exits.update([seen("1", EXITED)]);
  exits.update([seen("1", RUNNING)]);
  exits.update([seen("1", EXITED)]);
  expect(told).toHaveLength(2);
});

test("Exits tells an end that came while it was being started", () => {
  const { told, asked, exits } = story();
  asked.add("1");
  exits.update([seen("1", EXITED)]);
  expect(told).toEqual([]);
  asked.delete("1"); // the start has succeeded meanwhile
  exits.update([seen("1", EXITED)]);
  expect(told).toHaveLength(1);
});

test("AskedFor forgets the oldest only", () => {
  const asked = new AskedFor();
  for (let i = 0; i < 1_500; i += 1) asked.add(String(i));
  expect(asked.has("1499")).toBe(true);
  expect(asked.has("600")).toBe(true);
  expect(asked.has("0")).toBe(false);
});
