import { measureElement, type DOMElement } from "ink";

import type { Hit, Line } from "./line.ts";
import { widthOf } from "./text.ts";

/** Lines where they stand on the screen. */
export interface HitArea {
  readonly element: DOMElement;
  readonly lines: readonly Line[];
}

/** What is where on the screen, so that a click finds it. */
export interface Hits {
  /** Adds an area; call the result when it is not there any more. */
  readonly add: (area: HitArea) => () => void;
  /** What is drawn in a cell; both count from 0. */
  readonly at: (column: number, row: number) => Hit | undefined;
}

/** Makes the map of one screen. */
export function createHits(): Hits {
  const areas = new Set<HitArea>();
  return {
    add(area) {
      areas.add(area);
      return () => void areas.delete(area);
    },
    at(column, row) {
      for (const area of [...areas].reverse()) {
        const hit = hitIn(area, { column, row });
        if (hit) return hit;
      }
      return undefined;
    },
  };
}

function hitIn(
  { element, lines }: HitArea,
  { column, row }: { readonly column: number; readonly row: number },
): Hit | undefined {
  const { x, y, width, height } = measureElement(element);
  const isInside = column >= x && column < x + width && row < y + height;
  if (!isInside || row < y) return undefined;
  let end = x;
  for (const span of lines[row - y] ?? []) {
    end += widthOf(span.text);
    if (column < end) return span.hit;
  }
  return undefined;
}
