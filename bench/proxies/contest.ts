import { missingHere } from "../machine/cores.ts";
import type { Row, Settings } from "../types.ts";
import { PROXIES } from "./all.ts";
import { startProxy, type RunningProxy, type Stage } from "./start_proxy.ts";
import type { Proxy } from "./types.ts";

/** A proxy of this contest that runs. */
export interface Contestant {
  readonly proxy: Proxy;
  readonly running: RunningProxy;
}

/** Those that take part, and a row for each that is missing. */
export interface Contest extends AsyncDisposable {
  readonly contestants: readonly Contestant[];
  readonly missing: readonly Row[];
}

/**
 * Starts every wanted proxy that this machine has. One that does not start is
 * reported as such; the others go on without it.
 */
export async function startContest(
  { proxies }: Pick<Settings, "proxies">,
  stage: Stage,
): Promise<Contest> {
  await using starting = new AsyncDisposableStack();
  const contestants: Contestant[] = [];
  const missing: Row[] = [];
  for (const proxy of wantedProxies(proxies)) {
    const started = await start(proxy, stage);
    if (typeof started === "string") {
      missing.push({ what: proxy.title, values: {}, note: started });
      continue;
    }
    contestants.push({ proxy, running: starting.use(started) });
  }
  const running = starting.move();
  return {
    contestants,
    missing,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** Those named, in their order; all when none is. */
export function wantedProxies(names: readonly string[]): readonly Proxy[] {
  return PROXIES.filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
}

/** The proxy, or why there is none. */
async function start(
  proxy: Proxy,
  stage: Stage,
): Promise<RunningProxy | string> {
  const reason = missingHere([proxy.program]);
  if (reason !== undefined) return `skipped: ${reason}`;
  try {
    return await startProxy(proxy, stage);
  } catch (error) {
    return `failed: ${error instanceof Error ? error.message : error}`;
  }
}
