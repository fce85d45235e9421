import { LoadHistory } from "./load_history.ts";
import type { Member } from "./member.ts";
import type { Sight } from "./observe.ts";

/** An end server that serves. */
export function readyMember(name: string, sinceMs: number): Member {
  const phase = { kind: "ready", host: "h", port: 1, sinceMs } as const;
  return { name, createdAtMs: 0, phase };
}

/** Two end servers, nothing to do. */
export function sight(changes: Partial<Sight> = {}): Sight {
  return {
    members: [readyMember("i-1", 1_000), readyMember("i-2", 4_000)],
    wanted: 2,
    history: new LoadHistory(),
    usage: () => undefined,
    nowMs: 5_000,
    ...changes,
  };
}
