import type { Outlook } from "./balancer/line_forecast.ts";
import type { Member } from "./member.ts";
import type { StartTimes } from "./start_times.ts";

/** What an {@linkcode outlookOn} goes by. */
export interface OutlookOptions {
  readonly members: readonly Member[];
  readonly starts: Pick<StartTimes, "leftMs">;
  /** End servers there may be. */
  readonly max: number;
  /** End servers there should be. */
  readonly wanted: number;
  /** Between two decisions, ms. */
  readonly tickMs: number;
  readonly nowMs: number;
}

/** When an instance will be able to take more, as far as that can be told. */
export function outlookOn(options: OutlookOptions): Outlook {
  const { members, starts, max, wanted, tickMs, nowMs } = options;
  const left = members.flatMap(({ phase, createdAtMs }) =>
    phase.kind === "starting" ? (starts.leftMs(createdAtMs, nowMs) ?? []) : [],
  );
  const startMs = wanted < max ? starts.leftMs(nowMs, nowMs) : undefined;
  return {
    starting: left.length,
    startingMs: left.length > 0 ? Math.min(...left) : undefined,
    nextMs: startMs === undefined ? undefined : tickMs + startMs,
  };
}
