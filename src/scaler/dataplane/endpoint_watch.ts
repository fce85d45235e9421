import type { EndpointSnapshot } from "./types.ts";

/** Called when an end server's state is another than in the snapshot before. */
export type OnEndpointChange = (
  endpoint: string,
  state: EndpointSnapshot["state"],
) => void;

/** Compares each snapshot's end servers with the one before. */
export function endpointWatch(
  onChange: OnEndpointChange,
): (endpoints: readonly EndpointSnapshot[]) => void {
  let before = new Map<string, EndpointSnapshot["state"]>();
  return function watch(endpoints) {
    for (const { id, state } of endpoints) {
      if (state !== (before.get(id) ?? "ready")) onChange(id, state);
    }
    before = new Map(endpoints.map(({ id, state }) => [id, state]));
  };
}
