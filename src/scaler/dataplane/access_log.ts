const LINES_A_SECOND = 200;
const LONGEST_TEXT = 200;

/** One request, as the access log tells it. */
export interface AccessEntry {
  /** Wall clock, ms. */
  readonly atMs: number;
  readonly client: string;
  readonly method: string;
  /** Empty when no end server was picked. */
  readonly endpoint: string;
  /** gRPC status, or `http 404` for requests that are not gRPC. */
  readonly status: number | string;
  readonly ms: number;
  readonly waitedMs: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** One JSON line a request, at most 200 a second; the rest is counted. */
export class AccessLog {
  #lines: string[] = [];
  #dropped = 0;
  #second = 0;
  #inSecond = 0;

  /** Whether a line of now would be kept; when not, it is counted. */
  takes(atMs: number): boolean {
    const second = Math.floor(atMs / 1_000);
    if (second !== this.#second) this.#inSecond = 0;
    this.#second = second;
    if (this.#inSecond < LINES_A_SECOND) return true;
    this.#dropped++;
    return false;
  }

  /** Keeps a line; ask {@linkcode takes} before. */
  add(entry: AccessEntry): void {
    this.#inSecond++;
    this.#lines.push(accessLine(entry));
  }

  /** The lines since the last time, and how many were not kept. */
  take(): { readonly lines: readonly string[]; readonly dropped: number } {
    const taken = { lines: this.#lines, dropped: this.#dropped };
    this.#lines = [];
    this.#dropped = 0;
    return taken;
  }
}

/** The line of one request, safe to print on a terminal. */
export function accessLine(entry: AccessEntry): string {
  const line = JSON.stringify({
    time: new Date(entry.atMs).toISOString(),
    client: entry.client,
    method: entry.method.slice(0, LONGEST_TEXT),
    endpoint: entry.endpoint,
    status: entry.status,
    ms: round(entry.ms),
    waitedMs: round(entry.waitedMs),
    bytesIn: entry.bytesIn,
    bytesOut: entry.bytesOut,
  });
  return line.replace(/[^\x20-\x7e]/g, escaped);
}

/** JSON leaves C1 controls and bidirectional marks as they are: not here. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
