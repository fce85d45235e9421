/** What a terminal is asked to put on the clipboard, or why it is not. */
export type Osc52 =
  | { readonly kind: "sequence"; readonly sequence: string }
  | { readonly kind: "too-long"; readonly bytes: number };

/** What stands between the program and the terminal. */
export interface Osc52Options {
  /** tmux hands on only what is wrapped for it. @default false */
  readonly tmux?: boolean;
}

/**
 * The most that is asked for, in bytes of UTF-8. xterm and others take no more
 * than 100 000 bytes of base64, hterm no less than that, and more than this of
 * a table is better exported.
 */
export const MOST_BYTES = 74_994;

/**
 * The escape sequence by which a program sets a terminal's clipboard: OSC 52,
 * as xterm's control sequences describe it, wherever the terminal runs.
 */
export function osc52(
  text: string,
  { tmux = false }: Osc52Options = {},
): Osc52 {
  const bytes = Buffer.from(text, "utf8");
  const { byteLength } = bytes;
  if (byteLength > MOST_BYTES) return { kind: "too-long", bytes: byteLength };
  const plain = `\x1b]52;c;${bytes.toString("base64")}\x07`;
  // In tmux's wrapping each ESC within is doubled.
  const sequence = tmux
    ? `\x1bPtmux;${plain.replaceAll("\x1b", "\x1b\x1b")}\x1b\\`
    : plain;
  return { kind: "sequence", sequence };
}
