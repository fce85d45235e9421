import { pause } from "../base/pause.ts";

/** How {@linkcode follow} reports, and when it gives up. */
export interface FollowOptions<News> {
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly onNews: (news: News) => void;
  /** Told each time it breaks off; `false` ends it. */
  readonly onLost: (error: unknown) => boolean;
  /** Pause before trying again, by how often it failed in a row, ms. */
  readonly backoffMs?: (failures: number) => number;
}

/** Follows a stream, opening it again with growing pauses when it breaks. */
export async function follow<News>(
  open: (signal: AbortSignal) => AsyncIterable<News>,
  { signal, onNews, onLost, backoffMs = doubling }: FollowOptions<News>,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const news of open(signal)) {
        failures = 0;
        onNews(news);
      }
      signal.throwIfAborted();
      if (!onLost(new Error("The stream ended"))) return;
    } catch (error) {
      if (signal.aborted || !onLost(error)) return;
    }
    await pause(backoffMs(failures++), signal);
  }
}

function doubling(failures: number): number {
  return Math.min(250 * 2 ** failures, 4_000);
}
