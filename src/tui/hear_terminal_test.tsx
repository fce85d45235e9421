import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { mount } from "./_mount.ts";
import { sampleState } from "./_samples.ts";
import { App } from "./app.tsx";
import { hearTerminal } from "./hear_terminal.ts";
import { createHits } from "./hits.ts";
import { reduce, topRoute } from "./reduce.ts";
import type { Report } from "./reports.ts";
import { createStore } from "./store.ts";
import type { State } from "./types.ts";

const SIZE = { width: 80, height: 24 };
const LOOK = { noColor: true, ascii: false };

/** A console whose mouse is a test's. */
class Clicked implements Disposable {
  readonly pressed: string[] = [];
  readonly #end = new AbortController();
  readonly #hits = createHits();
  readonly #store = createStore({
    initial: twoInstances(),
    reduce,
    minGapMs: 0,
    signal: this.#end.signal,
  });
  readonly #mounted = mount(
    <App
      store={this.#store}
      look={LOOK}
      hits={this.#hits}
      onPress={() => {}}
    />,
    { columns: SIZE.width, rows: SIZE.height },
  );

  /** Shows one; React tells where things are some time after it has drawn. */
  static async show(): Promise<Clicked> {
    const clicked = new Clicked();
    await eventually(() => {
      clicked.#store.dispatch({ kind: "redraw" }, { urgent: true });
      const isDrawn = clicked.#mounted.lines().length === SIZE.height;
      return isDrawn && clicked.#hits.at(4, 3) !== undefined;
    });
    return clicked;
  }

  get state() {
    return this.#store.current();
  }

  hear(report: Report): void {
    hearTerminal(report, {
      store: this.#store,
      hits: this.#hits,
      onPress: ({ name }) => void this.pressed.push(name),
    });
  }

  /** Clicks on the first place where a text stands. */
  click(text: string): void {
    const lines = this.#mounted.lines();
    const row = lines.findIndex((line) => line.includes(text));
    const column = lines[row]?.indexOf(text) ?? -1;
    if (row < 0) throw new Error(`Nowhere: ${text}\n${lines.join("\n")}`);
    this.hear({ kind: "click", column, row });
  }

  [Symbol.dispose](): void {
    this.#mounted[Symbol.dispose]();
    this.#end.abort();
  }
}

/** The screen of instances, with two of them. */
function twoInstances(): State {
  const state = { ...sampleState("instances"), size: SIZE };
  const { instances } = state.data;
  const second = instances.map((it) => ({ ...it, id: "second" }));
  return {
    ...state,
    data: { ...state.data, instances: [...instances, ...second] },
  };
}

test("hearTerminal() presses the key that is clicked in the footer", async () => {
  using clicked = await Clicked.show();
  clicked.click("quit");
  expect(clicked.pressed).toEqual(["q"]);
});

test("hearTerminal() selects the row that is clicked, and opens it when it is clicked again", async () => {
  using clicked = await Clicked.show();
  const second = { kind: "click", column: 4, row: 3 } as const;
  clicked.hear(second);
  expect(Object.values(topRoute(clicked.state).selected)).toEqual(["second"]);
  expect(clicked.pressed).toEqual([]);
  clicked.hear(second);
  expect(clicked.pressed).toEqual(["enter"]);
});

test("hearTerminal() leaves a click beside everything alone", async () => {
  using clicked = await Clicked.show();
  for (const [column, row] of [
    [0, 0],
    [79, 20],
    [200, 200],
  ] as const) {
    clicked.hear({ kind: "click", column, row });
  }
  expect(clicked.pressed).toEqual([]);
  expect(topRoute(clicked.state).selected).toEqual({});
});

test("hearTerminal() takes the wheel for arrows, and knows whether anybody looks", async () => {
  using clicked = await Clicked.show();
  clicked.hear({ kind: "wheel", direction: "down" });
  expect(clicked.pressed).toEqual(["down"]);
  clicked.hear({ kind: "focus", focused: false });
  expect(clicked.state.focused).toBe(false);
  clicked.hear({ kind: "focus", focused: true });
  expect(clicked.state.focused).toBe(true);
});
