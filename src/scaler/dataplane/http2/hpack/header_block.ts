import type { Header } from "./header.ts";

let blocks = 0;

/**
 * The fields of one request, answer or trailer section, in order, immutable.
 * A `Decoder` gives the same object for the same block while it means the
 * same, and an `Encoder` remembers what it sent for one: whoever derives
 * something from a block keeps it in `slot` and finds it there next time.
 */
export class HeaderBlock {
  /** Unlike any other's in this worker. */
  readonly id: number;
  readonly fields: readonly Header[];
  /** For the one who decoded or built it; hpack does not look at it. */
  slot: unknown;

  constructor(fields: readonly Header[]) {
    this.id = blocks++;
    this.fields = fields;
    this.slot = undefined;
  }
}
