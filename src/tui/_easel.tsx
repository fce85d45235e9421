import { Frame } from "./frame.tsx";
import type { Size } from "./layout.ts";
import { mount, type Mounted } from "./_mount.ts";
import type { Theme } from "./theme.ts";
import type { State } from "./types.ts";

/** Draws states, one after the other, on one terminal that is not there. */
export class Easel implements Disposable {
  readonly #theme: Theme;
  #mounted: Mounted | undefined;
  #size: Size | undefined;

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
    const at = this.#on(state.size);
    at.show(frame);
    return at.raw();
  }

  /** A terminal of that size: the one before, unless it is of another. */
  #on(size: Size): Mounted {
    if (this.#mounted && this.#size === size) return this.#mounted;
    this.#mounted?.[Symbol.dispose]();
    this.#size = size;
    const { width: columns, height: rows } = size;
    this.#mounted = mount(null, { columns, rows });
    return this.#mounted;
  }

  [Symbol.dispose](): void {
    this.#mounted?.[Symbol.dispose]();
  }
}
