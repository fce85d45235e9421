import { PortalClient } from "../../src/wire/portal_client.ts";
import { COLUMN } from "../columns.ts";
import { missingHere } from "../machine/cores.ts";
import { startScalerProgram } from "../reaction/scaler_program.ts";
import { median, rounded } from "../statistics.ts";
import type { Measured, Measurement, Row, Settings } from "../types.ts";
import { playScene, type Pair } from "./play_scene.ts";
import { SCENES } from "./scenes.ts";

/** How near simulations come to live end servers, processes of their own. */
export const replay: Measurement = {
  name: "replay",
  title:
    "Recorded traffic played again, and other settings foretold, against live runs (process runtime)",
  run,
};

async function run(settings: Settings): Promise<Measured> {
  const reason = missingHere([]);
  if (reason !== undefined) return { kind: "skipped", reason };
  // What computes fills a small machine: here it is to be there all the same.
  const tuning = { headroomShare: 0 };
  await using scaler = await startScalerProgram("process", { tuning });
  using client = new PortalClient(scaler.portal);
  const password = crypto.randomUUID();
  await client.createAccount({ email: "bench@example.com", password });
  const rows: Row[] = [];
  for (const scene of settings.quick ? SCENES.slice(0, 1) : SCENES) {
    const again: Pair[] = [];
    const foretold: Pair[] = [];
    for (let round = 1; round <= settings.rounds; round++) {
      settings.progress(`round ${round}/${settings.rounds}: ${scene.title}`);
      const pairs = await playScene(client, { scene, round });
      again.push(pairs.again);
      foretold.push(pairs.foretold);
    }
    rows.push(rowOf(`${scene.title}: again`, again));
    rows.push(rowOf(`${scene.title}: foretold`, foretold));
  }
  return { kind: "measured", rows };
}

/** Medians over the rounds; and each round's distance, so nothing hides. */
function rowOf(what: string, pairs: readonly Pair[]): Row {
  const middle = (tell: (pair: Pair) => number) =>
    rounded(median(pairs.map(tell)));
  const off = ({ seen, simulated }: Pair) =>
    (simulated.responseP99Ms / seen.responseP99Ms - 1) * 100;
  const each = pairs.map((it) => `${off(it).toFixed(1)} %`).join(", ");
  return {
    what,
    values: {
      "p50 seen ms": middle(({ seen }) => seen.responseP50Ms),
      "p50 simulated ms": middle(({ simulated }) => simulated.responseP50Ms),
      "p99 seen ms": middle(({ seen }) => seen.responseP99Ms),
      "p99 simulated ms": middle(({ simulated }) => simulated.responseP99Ms),
      [COLUMN.p99Off]: middle((it) => Math.abs(off(it))),
      "lost seen": middle(({ seen }) => seen.rejected + seen.late),
      "lost simulated": middle(
        ({ simulated }) => simulated.rejected + simulated.late,
      ),
      "minutes seen": middle(({ seen }) => seen.endServerMinutes),
      "minutes simulated": middle(
        ({ simulated }) => simulated.endServerMinutes,
      ),
    },
    note: `p99 off in each round: ${each}`,
  };
}
