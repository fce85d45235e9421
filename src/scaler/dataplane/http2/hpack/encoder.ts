import type { Encoded } from "./encoded.ts";
import type { Header } from "./header.ts";
import type { HeaderBlock } from "./header_block.ts";

/** The sending side of HPACK for one connection (RFC 7541). */
export class Encoder {
  /**
   * The bytes for `block`, to be sent before anything else is encoded here.
   * The same block object again costs a look-up while the table is the same.
   * `extra` is a last field that differs from call to call, such as
   * `grpc-timeout`: it is written as a literal and not remembered.
   */
  encode(block: HeaderBlock, extra?: Header): Encoded {
    void [block, extra];
    return { bytes: new Uint8Array(0), length: 0 };
  }

  /** The peer's SETTINGS_HEADER_TABLE_SIZE; at most 4 096 of it are used. */
  setTableLimit(bytes: number): void {
    void bytes;
  }
}
