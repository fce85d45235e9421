import type { EndpointSnapshot } from "./types.ts";

/** Called when an end server's state or trouble is another than before. */
export type OnEndpointChange = (endpoint: string, what: string) => void;

const SENTENCES = {
  none: "takes requests again",
  unreachable: "cannot be reached",
  failing: "is left out: it failed too many requests in a row",
  not_serving: "is left out: it says that it is not serving",
  silent: "is left out: it does not answer health checks",
} as const;

/**
 * Compares each snapshot's end servers with the one before, and says what has
 * become of one as a part of a sentence: `cannot be reached`. Of what drains it
 * says nothing: whoever has it drained knows.
 */
export function endpointWatch(
  onChange: OnEndpointChange,
): (endpoints: readonly EndpointSnapshot[]) => void {
  let before = new Map<string, string>();
  return function watch(endpoints) {
    const taking = endpoints.filter(({ state }) => state !== "draining");
    const now = new Map(
      taking.map(({ id, trouble }) => [id, SENTENCES[trouble]]),
    );
    for (const [id, what] of now) {
      if (what !== (before.get(id) ?? SENTENCES.none)) onChange(id, what);
    }
    before = now;
  };
}
