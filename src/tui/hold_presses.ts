import type { Press } from "./keys.ts";

/** Presses on their way to whoever handles them. */
export interface HeldPresses {
  readonly press: (press: Press) => void;
  /** Passes on what was held, and everything after it as it comes. */
  readonly release: () => void;
}

/**
 * Passes presses on to `handle`, but from the first Enter on holds them until
 * the console can do something about it: what is typed shows at once, and
 * nothing that was sent too early is lost. Ctrl-C is never held.
 */
export function holdPresses(
  handle: (press: Press) => void,
  onHold: () => void = () => {},
): HeldPresses {
  const held: Press[] = [];
  let isReady = false;
  return {
    press(press) {
      const isFirst = held.length === 0;
      const passes = isReady || (isFirst && press.name !== "enter");
      if (passes || press.name === "ctrl-c") return handle(press);
      held.push(press);
      if (isFirst) onHold();
    },
    release() {
      isReady = true;
      for (const press of held.splice(0)) handle(press);
    },
  };
}
