import { codeOf, isField } from "./fields.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";

/** What trailers say. */
export class TrailersHead {
  /** No pseudo-header, nothing malformed. */
  readonly isValid: boolean;
  /** `grpc-status`; −1 when there is none. */
  readonly grpcStatus: number;

  constructor(isValid: boolean, grpcStatus: number) {
    this.isValid = isValid;
    this.grpcStatus = grpcStatus;
  }
}

/** Reads a block as trailers; once a block. */
export function readTrailers(block: HeaderBlock): TrailersHead {
  const known = block.slot;
  if (known instanceof TrailersHead) return known;
  let isValid = true;
  let grpcStatus = -1;
  for (const { name, value } of block.fields) {
    isValid &&= isField(name, value);
    if (name === "grpc-status" && grpcStatus === -1) grpcStatus = codeOf(value);
  }
  const head = new TrailersHead(isValid, grpcStatus);
  block.slot = head;
  return head;
}
