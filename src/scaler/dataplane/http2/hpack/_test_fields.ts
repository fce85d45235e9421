import type { DecodeFault } from "./decode_fault.ts";
import type { Decoder } from "./decoder.ts";
import { HeaderBlock } from "./header_block.ts";
import { Header } from "./header.ts";

/** `name: value`, for comparing; a sensitive one ends in ` (sensitive)`. */
export function shownFields(
  block: HeaderBlock | DecodeFault,
): string[] | DecodeFault {
  if (typeof block === "number") return block;
  return block.fields.map(
    ({ name, value, sensitive }) =>
      `${name}: ${value}${sensitive ? " (sensitive)" : ""}`,
  );
}

/** A block of `name: value` lines. */
export function blockOf(...lines: readonly string[]): HeaderBlock {
  return new HeaderBlock(
    lines.map((line) => {
      const [, name = "", value = ""] = /^(:?[^:]*): ?(.*)$/s.exec(line) ?? [];
      return new Header(name, value);
    }),
  );
}

/** Decodes what is given in hex, spaces allowed. */
export function decodeHex(
  decoder: Decoder,
  hex: string,
): HeaderBlock | DecodeFault {
  const bytes = Buffer.from(hex.replaceAll(" ", ""), "hex");
  return decoder.decode(bytes, 0, bytes.length);
}
