import type { Witness } from "./dispatcher.ts";
import type { RosterEndpoint } from "./endpoint.ts";
import { exclusionOf } from "./exclusion.ts";
import { strategyOf } from "./strategy_of.ts";
import type { PickCandidate, PickRecord } from "./types.ts";
import type { Clock } from "./clock.ts";
import type { Roster } from "./roster.ts";

/** What a {@linkcode PickRecorder} looks at. */
export interface PickRecorderOptions {
  readonly roster: Pick<Roster, "all" | "eligible">;
  readonly clock: Clock;
  /** How requests are spread now. */
  readonly settings: () => {
    readonly strategy: string;
    readonly concurrency: number;
  };
}

type Picking = Parameters<Witness["note"]>[0];

/** Takes down picks, with everything that they were made from. */
export class PickRecorder implements Witness {
  readonly #options: PickRecorderOptions;
  #records: PickRecord[] = [];
  #left = 0;

  constructor(options: PickRecorderOptions) {
    this.#options = options;
  }

  /** Whether there is anything to take down. */
  get isWanted(): boolean {
    return this.#left > 0;
  }

  /** Takes down so many from now on, whatever was wanted before. */
  want(picks: number): void {
    this.#left = picks;
  }

  note({ applicant, picked }: Picking): void {
    if (this.#left <= 0) return;
    this.#left--;
    const { roster, clock, settings } = this.#options;
    const { strategy, concurrency } = settings();
    const { nowMs } = clock;
    const eligible = roster.eligible();
    const { method, clientAddress } = applicant;
    const excluded = (it: RosterEndpoint) =>
      eligible.includes(it) ? "" : exclusionOf(it, concurrency);
    const call = { clientAddress, nowMs };
    this.#records.push({
      atMs: clock.wallMs,
      method,
      client: clientAddress,
      strategy,
      endServer: picked.id,
      waitedMs: nowMs - applicant.arrivedMs,
      reason:
        eligible.length > 1
          ? strategyOf(strategy).explain(picked, { eligible, call })
          : "the only one that could be picked",
      candidates: roster.all().map((it) => candidate(it, excluded(it))),
    });
  }

  /** Those taken down since the last call. */
  take(): readonly PickRecord[] {
    const records = this.#records;
    if (records.length > 0) this.#records = [];
    return records;
  }
}

function candidate(
  { id, inFlight, recentPicks, latencyMs }: RosterEndpoint,
  excluded: PickCandidate["excluded"],
): PickCandidate {
  const seen = latencyMs === undefined ? {} : { latencyMs };
  return { id, inFlight, recentPicks, ...seen, excluded };
}
