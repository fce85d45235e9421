import { useCursor } from "ink";
import { useInsertionEffect, useLayoutEffect, useReducer, useRef } from "react";

import type { Cell, Hits } from "./hits.ts";

type Place = Cell | undefined;

/**
 * Puts the terminal's own cursor where the focus is, for who reads the screen
 * by it: screen readers, magnifiers, input methods. To be used by what all
 * panes are in, as these tell where the focus is.
 *
 * A frame is written with the cursor where it belongs as long as the panes stay
 * where they are; only a new layout takes a second frame, to move it.
 */
export function useCaret({ caret }: Pick<Hits, "caret">): void {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const written = useRef<Place>(undefined);
  const put = useRef<(place: Place) => void>(undefined);
  // Ink passes on what it was told in an effect of the same kind: the next one.
  useInsertionEffect(() => {
    written.current = caret();
    put.current?.(written.current);
  });
  const { setCursorPosition } = useCursor();
  put.current = setCursorPosition;
  useLayoutEffect(() => {
    const place = caret();
    if (!isSame(place, written.current)) drawAgain();
  });
}

function isSame(a: Place, b: Place): boolean {
  return a?.x === b?.x && a?.y === b?.y;
}
