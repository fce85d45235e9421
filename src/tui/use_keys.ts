import { useInput, usePaste } from "ink";

import { pasteOf, pressesOf, type Press } from "./keys.ts";

/** Where keys go. */
export interface Keys {
  readonly onPress: (press: Press) => void;
}

/** Passes on what is typed and pasted: the one place where keys come in. */
export function useKeys({ onPress }: Keys): void {
  useInput((input, key) => pressesOf(input, key).forEach(onPress));
  usePaste((text) => onPress(pasteOf(text)));
}
