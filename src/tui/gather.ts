/** How {@linkcode gather} behaves. */
export interface GatherOptions<Item> {
  /** Longest time an item waits for others, ms. */
  readonly ms: number;
  /** Ends it: what waits then is left out. */
  readonly signal: AbortSignal;
  readonly onItems: (items: readonly Item[]) => void;
}

/** Takes items one at a time and passes them on together. */
export function gather<Item>({
  ms,
  signal,
  onItems,
}: GatherOptions<Item>): (item: Item) => void {
  let waiting: Item[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });

  function pass(): void {
    const items = waiting;
    waiting = [];
    timer = undefined;
    onItems(items);
  }

  return (item) => {
    if (signal.aborted) return;
    waiting.push(item);
    timer ??= setTimeout(pass, ms);
  };
}
