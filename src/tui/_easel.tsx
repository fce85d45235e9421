import { Frame } from "./frame.tsx";
import type { Size } from "./layout.ts";
import { mount, type Mounted } from "./_mount.ts";
import type { Theme } from "./theme.ts";
import type { State } from "./types.ts";

/** Draws states, one after the other, on one terminal that is not there. */
export class Easel implements Disposable {
  readonly #theme: Theme;
  #mounted: Mounted | undefined;

  constructor(theme: Theme) {
    this.#theme = theme;
  }

  /** The frame of a state at its own size, one string a row. */
  draw(state: State): string[] {
    return Bun.stripANSI(this.raw(state)).split("\n");
  }

  /** The same with its escape sequences. */
  raw(state: State): string {
    const frame = <Frame state={state} theme={this.#theme} />;
    this.#mounted ??= mount(frame, sizeOf(state.size));
    this.#mounted.resize(sizeOf(state.size));
    this.#mounted.show(frame);
    return this.#mounted.raw();
  }

  [Symbol.dispose](): void {
    this.#mounted?.[Symbol.dispose]();
  }
}

function sizeOf({ width: columns, height: rows }: Size) {
  return { columns, rows };
}
