import { warmUp } from "../forwarding/warm_up.ts";
import { inTurns } from "../in_turns.ts";
import { startBackends } from "../load/backends.ts";
import { missingHere } from "../machine/cores.ts";
import { scratchDirectory } from "../machine/scratch_directory.ts";
import { startContest } from "../proxies/contest.ts";
import type { Measured, Measurement, Settings } from "../types.ts";
import { measureVictim, VICTIM } from "./victim.ts";

/** Compared unless told otherwise. */
const PROXIES = ["tellerline", "haproxy"];
/** What warms a proxy up: the victim's requests, as fast as they go. */
const { perSecond: _, ...WARM_UP } = { ...VICTIM, streams: 16 };

/** An attack on one tenant's port, as another one on the same thread sees it. */
export function attackNextDoor(attack: {
  readonly name: string;
  readonly title: string;
}): Measurement {
  return {
    name: `attack_${attack.name}`,
    title: `Next door: ${attack.title}`,
    async run(settings) {
      const reason = missingHere(["h2load", "nghttpd", "nice"]);
      return reason === undefined
        ? await sideBySide(attack.name, settings)
        : { kind: "skipped", reason };
    },
  };
}

async function sideBySide(
  attack: string,
  settings: Settings,
): Promise<Measured> {
  using scratch = scratchDirectory();
  const directory = scratch.path;
  await using backends = await startBackends(2, { directory });
  const [mine = 0, theirs = 0] = backends.ports;
  const proxies = settings.proxies.length > 0 ? settings.proxies : PROXIES;
  await using contest = await startContest(
    { proxies },
    { backends: [mine], otherBackends: [[theirs]], directory },
  );
  const { contestants, missing } = contest;
  const { quick } = settings;
  await warmUp(contestants, { load: WARM_UP, directory, quick });
  const rows = await inTurns(contestants, settings, ({ running }) =>
    measureVictim(running, { directory, attack }),
  );
  return { kind: "measured", rows: [...rows, ...missing] };
}
