import type { SampleOptions } from "./_samples.ts";
import type { State } from "./types.ts";

/** Which texts are not for people, so that a sample has to keep them. */
const KEPT = new Set(["id", "instanceId", "kind", "name", "address", "method"]);

/** Puts the sample's text wherever a scaler or an instance may send one. */
export function withText(state: State, { text }: SampleOptions): State {
  if (text === undefined) return state;
  const data: State["data"] = replaced(state.data, text);
  return { ...state, data };
}

function replaced<T>(value: T, text: string): T {
  const make = (it: unknown, key: string): unknown => {
    if (typeof it === "string") return KEPT.has(key) ? it : text;
    if (Array.isArray(it)) return it.map((each) => make(each, key));
    if (typeof it !== "object" || it === null) return it;
    return Object.fromEntries(
      Object.entries(it).map(([name, each]) => [name, make(each, name)]),
    );
  };
  return make(value, "") as T; // the same shape, text for text
}
