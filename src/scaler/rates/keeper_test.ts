import { describe, expect, test } from "bun:test";
import { join } from "node:path";

import { configureSync, resetSync, type LogRecord } from "@logtape/logtape";

import { eventually } from "../../../_tools/testing/eventually.ts";
import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { SEED_RATES, type RatesTable } from "../../finance/mod.ts";
import { openState } from "../store/state.ts";
import {
  asJson,
  asXml,
  ratesServer,
  tableOf,
  type RatesServer,
} from "./_rates_server.ts";
import { RatesKeeper } from "./keeper.ts";

const MONDAY = "2026-11-23T15:10:00Z";
const FRIDAYS = tableOf("2026-11-20", { USD: "1.16" });
const MONDAYS = tableOf("2026-11-23", { USD: "1.17" });
const { signal } = new AbortController();

/** A keeper on a state file of its own, with a clock that the test sets. */
function keeping(servers: readonly RatesServer[]) {
  const directory = temporaryDirectory();
  const path = join(directory.path, "state.sqlite");
  const state = openState(path);
  const clock = { nowMs: Date.parse(MONDAY) };
  const taken: RatesTable[] = [];
  const options = {
    sources: servers.map(({ source }) => source),
    state,
    fetch,
    now: () => clock.nowMs,
    prng: () => 0,
    onTable: (table: RatesTable) => void taken.push(table),
  };
  return {
    keeper: new RatesKeeper(options),
    /** One that starts on the state the other left. */
    another: () => new RatesKeeper(options),
    clock,
    taken,
    [Symbol.dispose]() {
      state[Symbol.dispose]();
      directory[Symbol.dispose]();
    },
  };
}

function down(): Response {
  return new Response("down", { status: 503 });
}

describe("RatesKeeper", () => {
  test("begins with the table that ships, and says it waits", () => {
    using server = ratesServer(down);
    using it = keeping([server]);
    expect(it.keeper.table).toBe(SEED_RATES);
    expect(it.keeper.status).toMatchObject({ state: "waiting", lastError: "" });
  });

  test("takes a new table, notes when, and tells of it", async () => {
    using server = ratesServer(asXml(MONDAYS));
    using it = keeping([server]);
    await it.keeper.attempt(signal);
    const table = { ...MONDAYS, fetchedAtMs: it.clock.nowMs };
    expect(it.taken).toEqual([table]);
    expect(it.keeper.status).toEqual({
      table,
      state: "current",
      lastError: "",
      lastAttemptMs: it.clock.nowMs,
      nextAttemptMs: Date.parse("2026-11-24T15:05:00Z"),
    });
  });

  test("has the last good table again after a restart", async () => {
    using server = ratesServer(asXml(MONDAYS));
    using it = keeping([server]);
    await it.keeper.attempt(signal);
    expect(it.another().table).toEqual(it.keeper.table);
  });

  test("asks the second source where the first fails, and is content", async () => {
    using first = ratesServer(down);
    using second = ratesServer(asJson(MONDAYS));
    using it = keeping([first, second]);
    await it.keeper.attempt(signal);
    expect(it.keeper.status.state).toBe("current");
    expect(it.keeper.table.source).toBe("ECB statistics, by Frankfurter");
  });

  test("asks nobody else where the first has it", async () => {
    using first = ratesServer(asXml(MONDAYS));
    using second = ratesServer(asJson(MONDAYS));
    using it = keeping([first, second]);
    await it.keeper.attempt(signal);
    expect([first.asked, second.asked]).toEqual([1, 0]);
  });

  test("asks the second where the first is late, from 17:00 in Frankfurt", async () => {
    using first = ratesServer(asXml(FRIDAYS));
    using second = ratesServer(asJson(FRIDAYS));
    using it = keeping([first, second]);
    await it.keeper.attempt(signal);
    await it.keeper.attempt(signal);
    expect(second.asked).toBe(0);
    expect(it.keeper.status).toMatchObject({ state: "waiting", lastError: "" });
    it.clock.nowMs = Date.parse("2026-11-23T16:00:00Z");
    second.answer = asJson(MONDAYS);
    await it.keeper.attempt(signal);
    expect(it.keeper.table.date).toBe("2026-11-23");
  });

  test("keeps its table and says why while no source is of use", async () => {
    using server = ratesServer(asXml(FRIDAYS));
    using it = keeping([server]);
    await it.keeper.attempt(signal);
    server.answer = down;
    await it.keeper.attempt(signal);
    const { state, lastError, table } = it.keeper.status;
    expect([state, table.date]).toEqual(["failing", "2026-11-20"]);
    expect(lastError).toMatch(/^Cannot fetch exchange rates from .* 503/);
    const { nextAttemptMs = 0 } = it.keeper.status;
    expect(nextAttemptMs - it.clock.nowMs).toBe(60_000);
    server.answer = asXml(MONDAYS);
    await it.keeper.attempt(signal);
    expect(it.keeper.status).toMatchObject({ state: "current", lastError: "" });
  });

  test("refuses an older table", async () => {
    using server = ratesServer(asXml(MONDAYS));
    using it = keeping([server]);
    await it.keeper.attempt(signal);
    server.answer = asXml(FRIDAYS);
    await it.keeper.attempt(signal);
    expect(it.keeper.table.date).toBe("2026-11-23");
    expect(it.keeper.status.lastError).toContain("older than the table of");
  });

  test("doubts a great move until the other source agrees", async () => {
    const wild = tableOf("2026-11-23", { USD: "2.0" });
    using first = ratesServer(asXml(wild));
    using second = ratesServer(asJson(MONDAYS));
    using it = keeping([first, second]);
    await it.keeper.attempt(signal);
    expect(it.keeper.table.perEuro.USD).toBe("1.17"); // the second's is plain
    const again = tableOf("2026-11-24", { USD: "2.0" });
    it.clock.nowMs = Date.parse("2026-11-24T15:05:00Z");
    first.answer = asXml(again);
    second.answer = asJson(again);
    await it.keeper.attempt(signal);
    expect(it.keeper.table.perEuro.USD).toBe("2.0");
  });

  test("doubts a great move until the next fetch agrees, with one source", async () => {
    using server = ratesServer(asXml(tableOf("2026-11-23", { USD: "2" })));
    using it = keeping([server]);
    await it.keeper.attempt(signal);
    expect(it.keeper.table).toBe(SEED_RATES);
    expect(it.keeper.status.lastError).toMatch(/moved by \d+ % since/);
    await it.keeper.attempt(signal);
    expect(it.keeper.table.perEuro.USD).toBe("2");
    expect(it.keeper.status).toMatchObject({ state: "current", lastError: "" });
  });

  test("fetches at once when it runs, and ends with its signal", async () => {
    using server = ratesServer(asXml(MONDAYS));
    using it = keeping([server]);
    const abort = new AbortController();
    const running = it.keeper.run(abort.signal);
    await eventually(() => it.taken.length === 1);
    expect(server.asked).toBe(1);
    abort.abort();
    await running;
  });

  test("fetches nothing without a source", async () => {
    using it = keeping([]);
    await it.keeper.run(signal);
    expect(it.keeper.status).toMatchObject({
      state: "off",
      nextAttemptMs: undefined,
    });
  });

  test("logs a line when it begins to fail and one when that is over", async () => {
    const records: LogRecord[] = [];
    configureSync({
      sinks: { kept: (record) => void records.push(record) },
      loggers: [
        { category: "tellerline", sinks: ["kept"] },
        { category: ["logtape", "meta"], lowestLevel: "error", sinks: [] },
      ],
    });
    try {
      using server = ratesServer(down);
      using it = keeping([server]);
      for (let i = 0; i < 5; i += 1) await it.keeper.attempt(signal);
      expect(records.map(({ level }) => level)).toEqual(["warning"]);
      server.answer = asXml(MONDAYS);
      for (let i = 0; i < 3; i += 1) await it.keeper.attempt(signal);
      const levels = records.map(({ level }) => level);
      expect(levels).toEqual(["warning", "info", "info"]);
    } finally {
      resetSync();
    }
  });
});
