/** The ports instances may listen on, both ends included. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** The ports of `range` that are not in `taken`, lowest first. */
export function* freePorts(
  { first, last }: PortRange,
  taken: ReadonlySet<number>,
): Generator<number, void, undefined> {
  for (let port = first; port <= last; port++) {
    if (!taken.has(port)) yield port;
  }
}
