import type { DOMElement } from "ink";
import {
  useContext,
  useInsertionEffect,
  useLayoutEffect,
  useRef,
  type RefObject,
} from "react";

import { HitsContext, KeysContext } from "./hits_context.ts";
import type { Line } from "./line.ts";

/**
 * Tells what stands in the box that the result is the `ref` of. New lines are
 * told before the frame they are in is written, so that the cursor comes with it.
 */
export function useHitArea(
  lines: readonly Line[],
  { isShown }: { readonly isShown: boolean },
): RefObject<DOMElement | null> {
  const ref = useRef<DOMElement>(null);
  const hits = useContext(HitsContext);
  const hasKeys = useContext(KeysContext);
  const shown = useRef(lines);
  useInsertionEffect(() => void (shown.current = lines));
  useLayoutEffect(() => {
    const element = isShown ? ref.current : null;
    if (!element) return;
    return hits?.add({
      element,
      hasKeys,
      get lines() {
        return shown.current;
      },
    });
  }, [hits, hasKeys, isShown]);
  return ref;
}
