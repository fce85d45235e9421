import { openArena } from "../arena.ts";
import { inTurns } from "../in_turns.ts";
import { missingHere } from "../machine/cores.ts";
import type { Measured, Measurement, Settings } from "../types.ts";
import { ATTACKS } from "./attacks.ts";
import { measureVictim, VICTIM } from "./victim.ts";

/** Compared unless told otherwise. */
const PROXIES = ["tellerline", "haproxy"];
/** What warms a proxy up: the victim's requests, as fast as they go. */
const { perSecond: _, ...WARM_UP } = { ...VICTIM, streams: 16 };

/**
 * Attacks on one tenant's port, as another tenant sees them whose port the
 * same thread serves.
 */
export const ATTACKS_NEXT_DOOR: readonly Measurement[] = ATTACKS.map(
  ({ name, title }) => ({
    name: `attack_${name}`,
    title: `Next door: ${title}`,
    async run(settings) {
      const reason = missingHere(["h2load", "nghttpd", "nice"]);
      return reason === undefined
        ? await sideBySide(name, settings)
        : { kind: "skipped", reason };
    },
  }),
);

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
