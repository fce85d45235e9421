import { measureElement, type DOMElement } from "ink";

import type { Hit, Line } from "./line.ts";
import { widthOf } from "./text.ts";

/** Lines where they stand on the screen. */
export interface HitArea {
  readonly element: DOMElement;
  readonly lines: readonly Line[];
  /** Keys may go to it: then the cursor may stand in it. @default true */
  readonly hasKeys?: boolean;
}

/** A cell of the screen; both count from 0. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** What is where on the screen, so that a click finds it. */
export interface Hits {
  /** Adds an area; call the result when it is not there any more. */
  readonly add: (area: HitArea) => () => void;
  /** What is drawn in a cell; both count from 0. */
  readonly at: (column: number, row: number) => Hit | undefined;
  /** Where the cursor belongs; nowhere when nothing asks for it. */
  readonly caret: () => Cell | undefined;
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
    caret() {
      const places = [...areas].reverse().flatMap(caretIn);
      const typing = places.find(({ caret }) => caret === "typing");
      const place = typing ?? places[0];
      return place && { x: place.x, y: place.y };
    },
  };
}

function caretIn({ element, lines, hasKeys = true }: HitArea) {
  if (!hasKeys) return [];
  const row = lines.findIndex((spans) => spans.some((it) => it.caret));
  const place = placeIn(lines[row] ?? []);
  if (!place) return [];
  const { x, y, width, height } = measureElement(element);
  if (place.column >= width || row >= height) return [];
  return [{ caret: place.caret, x: x + place.column, y: y + row }];
}

function placeIn(spans: Line) {
  let column = 0;
  for (const { text, caret } of spans) {
    if (caret) return { caret, column };
    column += widthOf(text);
  }
  return undefined;
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
