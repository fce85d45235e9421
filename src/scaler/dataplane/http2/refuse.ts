import type { Refusal } from "../grpc_status.ts";
import { statusBlock, textBlock, trailersOnlyBlock } from "./refusal_block.ts";
import type { Stream } from "./stream.ts";

/** Answers a request that no end server will. */
export function refuse(
  down: Stream,
  options: { readonly refusal: Refusal; readonly isGrpc: boolean },
): void {
  if (down.closed || down.localDone) return;
  const { refusal, isGrpc } = options;
  const { sender } = down.connection;
  if (isGrpc) return sender.headers(down, trailersOnlyBlock(refusal), true);
  sender.headers(down, textBlock(refusal), false);
  const text = new TextEncoder().encode(`${refusal.message}\n`);
  sender.data(down, text, 0, text.length, true);
}

/** Ends a gRPC answer that began well with a status that says otherwise. */
export function breakOff(down: Stream, refusal: Refusal): void {
  down.connection.sender.trailers(down, statusBlock(refusal));
}
