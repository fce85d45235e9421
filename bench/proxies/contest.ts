import { missingHere } from "../machine/cores.ts";
import type { Row, Settings } from "../types.ts";
import { PROXIES } from "./all.ts";
import { startProxy, type RunningProxy } from "./start_proxy.ts";
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

/** Starts every wanted proxy that this machine has. */
export async function startContest(
  { proxies }: Pick<Settings, "proxies">,
  options: { readonly backends: readonly number[]; readonly directory: string },
): Promise<Contest> {
  await using starting = new AsyncDisposableStack();
  const contestants: Contestant[] = [];
  const missing: Row[] = [];
  for (const proxy of wanted(proxies)) {
    const reason = missingHere([proxy.program]);
    if (reason !== undefined) {
      missing.push({
        what: proxy.title,
        values: {},
        note: `skipped: ${reason}`,
      });
      continue;
    }
    const running = starting.use(await startProxy(proxy, options));
    contestants.push({ proxy, running });
  }
  const started = starting.move();
  return {
    contestants,
    missing,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

function wanted(names: readonly string[]): readonly Proxy[] {
  return PROXIES.filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
}
