import { drawScreen } from "./draw_screen.ts";
import { page } from "./page.ts";
import type { PictureOptions, Screen } from "./types.ts";

/** One moment of a film. */
export interface Frame {
  readonly screen: Screen;
  /** How long it stays. */
  readonly ms: number;
}

/**
 * Draws screens as an SVG file that shows one after the other, for ever. What
 * several frames have in common is in the file once. Who wants no motion, or
 * has a viewer without it, sees the last frame.
 *
 * @throws RangeError when there are no frames.
 */
export function film(
  frames: readonly Frame[],
  options: PictureOptions,
): string {
  const [first] = frames;
  if (!first) {
    throw new RangeError("Cannot draw a film: it has no frames; give one");
  }
  const drawings = frames.map(({ screen }) => drawScreen(screen));
  const shows = new Shows(frames);
  const papers = shows.gather(drawings.map((it) => it.papers));
  const inks = shows.gather(drawings.map((it) => it.inks));
  return page({
    ...options,
    screen: first.screen,
    elements: [...papers, ...inks],
    styles: shows.styles(),
  });
}

/** Which frames show what: each set of frames is one class, `f0`, `f1` … */
class Shows {
  readonly #frames: readonly Frame[];
  readonly #sets = new Map<string, readonly number[]>();

  constructor(frames: readonly Frame[]) {
    this.#frames = frames;
  }

  /** Groups elements by the frames that have them. */
  gather(byFrame: readonly (readonly string[])[]): string[] {
    const seenIn = new Map<string, number[]>();
    byFrame.forEach((elements, frame) => {
      for (const it of elements) {
        seenIn.set(it, [...(seenIn.get(it) ?? []), frame]);
      }
    });
    const groups = Map.groupBy(seenIn, ([, frames]) => frames.join(" "));
    return [...groups].map(([key, elements]) => {
      const drawn = elements.map(([element]) => element).join("\n");
      const frames = elements[0]?.[1] ?? [];
      return frames.length === this.#frames.length
        ? drawn
        : `<g class="${this.#classes(key, frames)}">\n${drawn}\n</g>`;
    });
  }

  styles(): string {
    const total = this.#frames.reduce((sum, { ms }) => sum + ms, 0);
    const rules = [...this.#sets.values()].map((shown, i) => {
      const steps = this.#steps(shown, total);
      return `@keyframes k${i}{${steps}}.f${i}{animation-name:k${i}}`;
    });
    return `.f{visibility:hidden;animation:${total}ms step-end infinite}.l{visibility:visible}${rules.join("")}@media(prefers-reduced-motion:reduce){.f{animation:none}}`;
  }

  #classes(key: string, frames: readonly number[]): string {
    this.#sets.set(key, frames);
    const index = [...this.#sets.keys()].indexOf(key);
    const isLast = frames.includes(this.#frames.length - 1);
    return `f${isLast ? " l" : ""} f${index}`;
  }

  /** Only where it appears or goes: between steps nothing changes. */
  #steps(shown: readonly number[], total: number): string {
    let at = 0;
    const starts = this.#frames.map(({ ms }) => (at += ms) - ms);
    return starts
      .map((start, i) => ({ start, is: shown.includes(i), i }))
      .filter(({ is, i }) => i === 0 || is !== shown.includes(i - 1))
      .map(({ start, is }) => {
        const percent = Math.round((start / total) * 10_000) / 100;
        return `${percent}%{visibility:${is ? "visible" : "hidden"}}`;
      })
      .join("");
  }
}
