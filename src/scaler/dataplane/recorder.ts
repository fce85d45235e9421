import { mixHashes, rememberHashes } from "../balancer/hash.ts";
import { RecordWriter } from "../trace/record_writer.ts";
import type { RecordedChunk } from "../trace/types.ts";
import type { Clock } from "./clock.ts";
import type { RequestOutcome } from "./counters.ts";
import type { Ticket } from "./ticket.ts";

/** A client that leaves after this much of its time ran out of it. */
const NEARLY = 0.9;
/** Clients are told apart by so many bits. */
const CLIENTS = (1 << 14) - 1;
/** So far the wall clock may be off before times are told by it anew, ms. */
const DRIFT_MS = 1_000;
/** End servers whose numbers are kept: far more than there are at a time. */
const REMEMBERED = 1_024;

/** Writes down how each request of an instance went, for later replays. */
export class Recorder {
  readonly #clock: Clock;
  readonly #writer: RecordWriter;
  readonly #hashOf = rememberHashes();
  /** Kept nowhere, so that no mark leads back to an address. */
  readonly #salt = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  readonly #endServers = new Map<string, number>();
  #used = 0;
  /** What the wall clock shows when ours shows 0; steady, unlike itself. */
  #wallMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#writer = new RecordWriter(clock.nowMs);
    this.#wallMs = clock.wallMs - clock.nowMs;
  }

  /** A request has ended, just now. */
  record(ticket: Ticket, outcome: RequestOutcome): void {
    const { arrivedMs, waitedMs, endpointId, beside } = ticket;
    const { timeoutMs = 0 } = ticket.arrival;
    const endedMs = this.#clock.nowMs;
    const isOver = timeoutMs > 0 && endedMs - arrivedMs >= timeoutMs * NEARLY;
    this.#writer.add({
      arrivedMs,
      endedMs,
      waitedMs,
      ending: outcome === "failed" && isOver ? "late" : outcome,
      timeoutMs,
      client:
        mixHashes(this.#salt, this.#hashOf(ticket.clientAddress)) & CLIENTS,
      endServer: endpointId === "" ? 0 : this.#numberOf(endpointId),
      beside,
    });
  }

  /** What was recorded since the last time; `undefined` when nothing was. */
  take(): RecordedChunk | undefined {
    const { nowMs, wallMs } = this.#clock;
    const isOff = Math.abs(wallMs - nowMs - this.#wallMs) > DRIFT_MS;
    if (isOff) this.#wallMs = wallMs - nowMs;
    return this.#writer.take(nowMs, this.#wallMs);
  }

  #numberOf(endpoint: string): number {
    const known = this.#endServers.get(endpoint);
    if (known !== undefined) return known;
    if (this.#endServers.size >= REMEMBERED) this.#endServers.clear();
    const number = ++this.#used;
    this.#endServers.set(endpoint, number);
    return number;
  }
}
