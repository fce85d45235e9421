import type { ClientHttp2Stream } from "node:http2";

/** What `node:http2` takes for an abort, and so for CANCEL. */
class CancelledStreamError extends Error {
  override name = "AbortError";
  readonly code = "ABORT_ERR";
}

/**
 * Resets a stream with CANCEL and nothing else. Bun's `close(code)` ends it
 * first, and half a request would look whole to the end server.
 */
export function cancelStream(stream: ClientHttp2Stream): void {
  if (stream.destroyed) return;
  stream.destroy(new CancelledStreamError("Cannot go on: nobody waits for it"));
}
