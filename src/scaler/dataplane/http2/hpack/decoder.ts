import { DECODE_FAULT, type DecodeFault } from "./decode_fault.ts";
import type { HeaderBlock } from "./header_block.ts";

/** What a decoder takes at most. */
export interface DecoderLimits {
  /** Sum of the fields' sizes (16 KiB). */
  readonly listSize?: number;
  /** Number of fields (100). */
  readonly fields?: number;
}

/** The receiving side of HPACK for one connection (RFC 7541). */
export class Decoder {
  constructor(limits: DecoderLimits = {}) {
    void limits;
  }

  /**
   * The fields of the whole block at `bytes[start..end)`, or why not: see
   * `DECODE_FAULT`. Never throws. Tell them apart by `typeof it === "number"`.
   */
  decode(
    bytes: Uint8Array,
    start: number,
    end: number,
  ): HeaderBlock | DecodeFault {
    void [bytes, start, end];
    return DECODE_FAULT.truncated;
  }

  /**
   * The peer has acknowledged our SETTINGS_HEADER_TABLE_SIZE (4 096 until
   * then); a smaller one obliges it to announce that in its next block.
   */
  setTableLimit(bytes: number): void {
    void bytes;
  }
}
