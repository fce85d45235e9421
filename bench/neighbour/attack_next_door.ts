import { openArena } from "../arena.ts";
import { inTurns } from "../in_turns.ts";
import { missingHere } from "../machine/cores.ts";
import type { Measured, Measurement, Settings } from "../types.ts";
import { ATTACKS } from "./attacks.ts";
import { CROWD } from "./crowd.ts";
import { measureVictim, VICTIM } from "./victim.ts";

/** Compared unless told otherwise. */
const PROXIES = ["tellerline", "haproxy"];
/** What warms a proxy up: the victim's requests, as fast as they go. */
const { perSecond: _, ...WARM_UP } = { ...VICTIM, streams: 16 };

/**
 * Attacks on one tenant's port, as another tenant sees them whose port the
 * same thread serves.
 */
export const ATTACKS_NEXT_DOOR: readonly Measurement[] = [
  ...ATTACKS.map(({ name, title }) => nextDoor(`attack_${name}`, name, title)),
  // No bar: who sends honest requests may have what others leave.
  nextDoor(`busy_${CROWD.name}`, CROWD.name, CROWD.title),
];

function nextDoor(name: string, attack: string, title: string): Measurement {
  return {
    name,
    title: `Next door: ${title}`,
    async run(settings) {
      const reason = missingHere(["h2load", "nghttpd", "nice"]);
      return reason === undefined
        ? await sideBySide(attack, settings)
        : { kind: "skipped", reason };
    },
  };
}

async function sideBySide(
  attack: string,
  settings: Settings,
): Promise<Measured> {
  const { quick } = settings;
  const proxies = settings.proxies.length > 0 ? settings.proxies : PROXIES;
  await using arena = await openArena(
    { proxies, quick },
    { backends: 1, neighbours: 1, load: WARM_UP },
  );
  const { contestants, missing, directory } = arena;
  const rows = await inTurns(contestants, settings, ({ running }) =>
    measureVictim(running, { directory, attack }),
  );
  return { kind: "measured", rows: [...rows, ...missing] };
}
