import { COLUMN } from "../columns.ts";
import { missingHere } from "../machine/cores.ts";
import { tellerline } from "../proxies/tellerline.ts";
import { engineAnswers } from "../reaction/container_times.ts";
import {
  startScalerProgram,
  type RuntimeName,
} from "../reaction/scaler_program.ts";
import type { Measured, Measurement, Row, Settings } from "../types.ts";
import type { ScaleInsSeen } from "./force_scale_ins.ts";
import { measureScaleIns } from "./measure_scale_ins.ts";

const COUNT = 100;
const LOAD = { callers: 8, streams: 12 };

/** One hundred forced scale-ins under load, on each runtime. */
export const SCALE_INS: readonly Measurement[] = [
  scaleIns("docker", "containers"),
  scaleIns("process", "processes"),
];

function scaleIns(runtime: RuntimeName, what: string): Measurement {
  return {
    name: `scale_ins_${runtime}`,
    title: `${COUNT} forced scale-ins under load, ${what}`,
    run: (settings) => run(runtime, settings),
  };
}

async function run(
  runtime: RuntimeName,
  { quick, progress }: Settings,
): Promise<Measured> {
  const isMissing = runtime === "docker" && !(await engineAnswers());
  const missing =
    missingHere([]) ?? (isMissing ? "no Docker engine answers" : undefined);
  if (missing !== undefined) return { kind: "skipped", reason: missing };
  await using scaler = await startScalerProgram(runtime);
  const count = quick ? COUNT / 4 : COUNT;
  const seen = await measureScaleIns(scaler.portal, { count, load: LOAD });
  for (const failure of seen.failures) progress(failure);
  return { kind: "measured", rows: [rowOf(seen)] };
}

function rowOf(seen: ScaleInsSeen): Row {
  const values = {
    "scale-ins": seen.scaleIns,
    calls: seen.calls,
    streams: seen.streams,
    [COLUMN.failedCalls]: seen.failures.length,
    "taken back": seen.takenBack,
    stopped: seen.stopped,
  };
  const note = `${LOAD.callers} callers and ${LOAD.streams} streams at a time`;
  return { what: tellerline.title, values, note };
}
