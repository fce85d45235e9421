import { expect, test } from "bun:test";

import { routeTo } from "../reduce.ts";
import { NO_DATA, reduceData } from "../reduce_data.ts";
import type { Data, Route } from "../types.ts";
import { foundOf, logSelected } from "./_log_rows.ts";

function logged(count: number): Data {
  const lines = Array.from({ length: count }, (_, index) => ({
    atMs: 0,
    source: "i-1",
    level: "",
    text: index % 10 === 0 ? "An Error came" : "nothing",
  }));
  const opened = { kind: "log-opened", instanceId: "i1" } as const;
  const told = { kind: "log-lines", lines } as const;
  return [opened, told].reduce<Data>(reduceData, NO_DATA);
}

function at(given: Partial<Route>): Route {
  return routeTo("instance", { instanceId: "i1", ...given });
}

test("logSelected() is the last line until one is chosen", () => {
  const data = logged(30);
  const { lines } = data.log;
  expect(logSelected({ data, route: at({}) })).toBe(lines.at(-1)?.id ?? "");
  const chosen = lines[4]?.id ?? "";
  const route = at({ selected: { log: chosen } });
  expect(logSelected({ data, route })).toBe(chosen);
});

test("logSelected() is the oldest line when the chosen one is held no longer", () => {
  const data = logged(2_500);
  const route = at({ selected: { log: "3" } });
  const [oldest] = data.log.lines;
  expect(logSelected({ data, route })).toBe(oldest?.id ?? "");
});

test("foundOf() finds the lines of a log, in any case", () => {
  const data = logged(30);
  const route = at({ queries: { log: "error" } });
  expect(foundOf({ data, route })).toHaveLength(3);
  expect(foundOf({ data, route: at({}) })).toEqual([]);
});
