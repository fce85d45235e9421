import { describe, expect, test } from "bun:test";

import { drive } from "./_driven.ts";
import { mount } from "./_mount.ts";
import { sampleState, sampleView } from "./_samples.ts";
import { Frame } from "./frame.tsx";
import type { Size } from "./layout.ts";
import { reduce, routeTo } from "./reduce.ts";
import { reduceData } from "./reduce_data.ts";
import { makeTheme } from "./theme.ts";
import type { Data, ScreenName, State } from "./types.ts";

const SMALL = { width: 40, height: 12 };
const USUAL = { width: 80, height: 24 };
const LARGE = { width: 120, height: 40 };
const HUGE = { width: 200, height: 60 };

const LINES = Array.from({ length: 200 }, (_, index) => ({
  atMs: 1_000 * index,
  source: index % 2 === 0 ? "i1-1" : "instance",
  level: "",
  text: index % 10 === 0 ? `an Error ${index}` : `line ${index}`,
}));

/** An instance with a minute of load behind it, and what it logged. */
function watched(screen: ScreenName, size: Size): State {
  const state = sampleState(screen, { text: "loans" });
  const view = sampleView("loans", 3);
  const past = Array.from({ length: 60 }, (_, second) => ({
    atMs: second * 1_000,
    requestsPerS: second,
    errorsPerS: 0,
    inFlight: 5,
    queued: 2,
    p99Ms: 40,
    ready: 2,
    desired: 4,
  }));
  const [decision] = view.decisions;
  if (!decision) throw new Error("no sample");
  const inputs = { load: 23.4, perEndServer: 7.8 };
  const decisions = [{ ...decision, inputs }, ...view.decisions.slice(1)];
  const told = [
    { kind: "view", view: { ...view, past, decisions } },
    { kind: "log-opened", instanceId: "i1" },
    { kind: "log-lines", lines: LINES },
  ] as const;
  const data = told.reduce<Data>(reduceData, state.data);
  return { ...state, data, size };
}

function draw(state: State, { ascii = false } = {}): string[] {
  const theme = makeTheme({ noColor: true, ascii });
  const { width: columns, height: rows } = state.size;
  using mounted = mount(<Frame state={state} theme={theme} />, {
    columns,
    rows,
  });
  return mounted.lines();
}

function textOf(state: State): string {
  return draw(state).join("\n");
}

describe("Instances", () => {
  test("shows more of each instance the more room there is", () => {
    const text = (size: Size) => textOf(watched("instances", size));
    expect(text(SMALL)).toMatch(/Name +State +Port/);
    expect(text(USUAL)).toMatch(/Servers +Req\/s +Last minute +p99/);
    expect(text(LARGE)).toMatch(/In flight +Queue +p99 +Errors\/s/);
    expect(text(HUGE)).toMatch(/p50 +p99 +Errors\/s +Strategy +Policy/);
  });

  test("tells end servers ready, desired, least and most", () => {
    expect(textOf(watched("instances", USUAL))).toContain("3/3 (2-10)");
  });

  test("draws each instance's last minute in its row", () => {
    const row = draw(watched("instances", USUAL))[2];
    expect(row).toContain("▁▁▁▁▁▁▁▂▂▂▂▂▃▃▃▃▃▄▄█");
    const state = watched("instances", USUAL);
    expect(draw(state, { ascii: true })[2]).toContain("........::::::-----#");
  });

  test("draws the selected instance over time where there is room", () => {
    const graphs = (size: Size) =>
      textOf(watched("instances", size)).match(
        /(Requests\/s|In flight|p99|End servers) [\d.]+( m?s)? {2}/g,
      )?.length ?? 0;
    expect(graphs(SMALL)).toBe(0);
    expect(graphs(USUAL)).toBe(2);
    expect(graphs(LARGE)).toBe(4);
    expect(graphs(HUGE)).toBe(4);
  });

  test("says how old its news is", () => {
    const state = watched("instances", USUAL);
    const feeds = { instances: { seconds: 3, error: undefined } };
    const stale = { ...state, data: { ...state.data, feeds } };
    expect(draw(stale)[0]).toContain("stale 3 s");
  });
});

describe("Instance", () => {
  test("has sparklines at 80x24, graphs with labelled axes at 120x40", () => {
    const usual = textOf(watched("instance", USUAL));
    expect(usual).toMatch(/req\/s +123 /);
    expect(usual).not.toContain("s ago");
    const large = textOf(watched("instance", LARGE));
    expect(large).toMatch(/Requests\/s 123 +most 123/);
    expect(large).toMatch(/In flight 3 +queue 2/);
    expect(large).toMatch(/End servers 3 +desired 3/);
    expect(large).toMatch(/ 150 │/);
    expect(large).toContain("2 min ago");
  });

  test("gives all of the screen to graphs and back, at any size", () => {
    for (const size of [SMALL, USUAL, LARGE, HUGE]) {
      const it = drive(watched("instance", size));
      it.press("v");
      const large = textOf(it.state());
      expect(large).toMatch(/(req\/s +|Requests\/s )123/);
      expect(large).not.toMatch(/1 (End servers|servers)/);
      it.press("esc");
      expect(textOf(it.state())).toContain("End servers");
    }
  });

  test("tells of an end server its state, its CPU against its limit, memory and ejections", () => {
    const lines = draw(watched("instance", HUGE));
    const text = lines.join("\n");
    expect(text).toContain("CPU: 100 % = its limit");
    expect(text).toMatch(
      /loans-2 +ready +45 % +64\/256 MiB +1 +41\.1 +12 ms +2 +1 min/,
    );
  });

  test("tells of a connection its client, state, RPC, end server, calls, those in flight, age and bytes", () => {
    const text = textOf(watched("instance", HUGE));
    expect(text).toMatch(
      /127\.0\.0\.1:50001 +active +loans +loans +12 +1 +1 min +12 KiB +1\.2 MiB/,
    );
  });

  test("tells a decision in a sentence, and what it was made from", () => {
    const it = drive(watched("instance", USUAL));
    it.press("3");
    const text = textOf(it.state());
    expect(text).toMatch(/hold at 4 +loans/);
    expect(text).toContain("hold at 4, wished 5, by loans");
    expect(text).toContain("max: 5 → 4 because loans");
    expect(text).toContain("Shadow loans: 3 in place of 4");
    expect(text).toMatch(/load +23\.4 +per end server +7\.8/);
    it.press("down");
    expect(textOf(it.state())).toContain(
      "scale_out 2 to 4, wished 5, by loans",
    );
  });

  test("opens the selected decision whole, and keeps it when newer ones come", () => {
    const it = drive(watched("instance", USUAL));
    it.press("3", "down", "enter");
    const opened = textOf(it.state());
    expect(opened).toContain("Instances › loans › Decision 99");
    expect(opened).toContain("loans wished for 5 where there were 2");
    expect(opened).toContain("max: 5 → 4 because loans");
    expect(opened).toContain("Shadow loans: 3 in place of 4");
    const { state, press } = it;
    const view = { ...sampleView("loans", 1), decisions: [] };
    const later = reduce(state(), { kind: "view", view });
    expect(textOf(later)).toBe(opened);
    press("right", "left", "esc");
    expect(it.done).toEqual(["step 1", "step -1"]);
    expect(textOf(state())).toMatch(/hold at 4 +loans/);
  });

  test("tells the shadow beside the policy, and what it spares", () => {
    const told = "shadow loans: 35.2 end-server minutes fewer";
    const decisions = drive(watched("instance", USUAL));
    decisions.press("3");
    expect(textOf(decisions.state())).toContain(`(3) ${told}`);
    expect(draw(watched("instance", HUGE))[1]).toContain(told);
  });

  test("says how old its news is, the calculator beside it too", () => {
    const stale = { i1: { seconds: 3, error: undefined } };
    const state = watched("instance", HUGE);
    const old = { ...state, data: { ...state.data, feeds: stale } };
    expect(draw(old)[0]).toContain("stale 3 s");
    expect(draw(docked(old, { isFocused: true }))[0]).toContain("stale 3 s");
  });
});

describe("Instance's log", () => {
  function atLog(size: Size = USUAL) {
    const it = drive(watched("instance", size));
    it.press("4");
    return it;
  }

  test("follows its end, pauses where one goes up, and goes on from the end", () => {
    const it = atLog();
    expect(textOf(it.state())).toMatch(/\(200\) following/);
    expect(textOf(it.state())).toContain("line 199");
    it.press("up", "up");
    expect(textOf(it.state())).toContain("paused, 2 below");
    const more = { atMs: 0, source: "i1-1", level: "", text: "another line" };
    const before = it.state();
    const told = { kind: "log-lines", lines: [more] } as const;
    const data = reduceData(before.data, told);
    expect(textOf({ ...before, data })).toContain("paused, 3 below");
    it.press("end");
    expect(textOf(it.state())).toContain("following");
  });

  test("is searched: what is found is counted, and n and N go to it", () => {
    const it = atLog();
    it.press("/");
    it.type("error");
    it.press("enter");
    expect(textOf(it.state())).toContain("found 20 of 20");
    it.press("n");
    expect(textOf(it.state())).toContain("found 1 of 20");
    expect(textOf(it.state())).toMatch(/> .*an Error 0/);
    it.press("N", "N");
    expect(textOf(it.state())).toContain("found 19 of 20");
    it.press("esc");
    expect(textOf(it.state())).not.toContain("found");
  });

  test("keeps how far right one looked, through new lines", () => {
    const it = atLog();
    it.press("right");
    expect(textOf(it.state())).toContain("from column 11");
    it.press("up");
    expect(textOf(it.state())).toContain("from column 11");
    it.press("left");
    expect(textOf(it.state())).not.toContain("from column");
  });

  test("wraps long lines and cuts them again", () => {
    const it = atLog();
    it.press("w");
    expect(textOf(it.state())).toContain("wrapped");
    it.press("w");
    expect(textOf(it.state())).not.toContain("wrapped");
  });

  test("goes from everybody's lines to one end server's, and round", () => {
    const it = atLog();
    const sources = Array.from({ length: 6 }, () => {
      it.press("f");
      return it.state().routes.at(-1)?.looks?.source;
    });
    expect(sources).toEqual([
      "instance",
      "loans-0",
      "loans-1",
      "loans-2",
      "requests",
      "",
    ]);
  });
});

describe("Instance's calculator", () => {
  test("stands beside the tables at 200x60, at 120x40 while it has the keys", () => {
    const beside = (size: Size, isFocused: boolean) =>
      textOf(docked(watched("instance", size), { isFocused }));
    expect(beside(HUGE, false)).toContain("Calculator (c enters)");
    expect(beside(HUGE, true)).toContain("Calculator (Esc leaves)");
    expect(beside(LARGE, false)).not.toContain("Calculator (");
    expect(beside(LARGE, true)).toContain("Calculator (Esc leaves)");
    expect(beside(LARGE, true)).toContain("1 End servers");
    expect(beside(USUAL, true)).not.toContain("Calculator (");
  });

  test("is opened beside the instance where there is room, else on its own", () => {
    const done = (size: Size) => {
      const it = drive(watched("instance", size));
      it.press("c");
      return it.done;
    };
    expect(done(USUAL)).toEqual(["open"]);
    expect(done(LARGE)).toEqual(["dock"]);
    expect(done(HUGE)).toEqual(["dock"]);
  });

  test("takes the keys and gives them back, its form still filled in", () => {
    const it = drive(docked(watched("instance", HUGE), { isFocused: false }));
    it.press("c", "enter");
    it.type("12");
    expect(textOf(it.state())).toMatch(/loans \(Esc leaves\)/);
    it.press("esc");
    it.press("esc");
    expect(textOf(it.state())).toContain("Calculator (c enters)");
    it.press("3");
    expect(textOf(it.state())).toMatch(/> .*hold at 4/);
  });
});

/** The same with the calculator beside the instance. */
function docked(
  state: State,
  { isFocused }: { readonly isFocused: boolean },
): State {
  const address = "127.0.0.1:61000";
  const routes = [routeTo("services", { address, instanceId: "i1" })];
  const dock = { routes, isFocused };
  return reduce(state, { kind: "dock", instanceId: "i1", dock });
}
