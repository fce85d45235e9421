import { RunningInstance } from "./instance.ts";
import { InstanceRecorder } from "./instance_recorder.ts";
import { autoscaling } from "./instance_settings.ts";
import { makeJudge } from "./judge.ts";
import { Ledger } from "./ledger.ts";
import type { Ground } from "./ground.ts";
import { DEFAULT_SCALER_TUNING } from "./scaler_options.ts";
import { traceDirectoryOf } from "./trace_place.ts";

type InstanceRecord = ConstructorParameters<typeof RunningInstance>[0];

/** Makes an instance from its record; its port is not open yet. */
export function makeInstance(
  record: InstanceRecord,
  { tuning, state, traces, supply, ...ground }: Ground,
): RunningInstance {
  const { tickMs, drainMs } = { ...DEFAULT_SCALER_TUNING, ...tuning };
  const settings = autoscaling(record.settings);
  const limits = supply.limitsOf(record.id, record.settings);
  const judge = makeJudge(settings, { tuning, supply: limits });
  const ledger = new Ledger(record.id, { state, now: ground.now });
  const recorder = new InstanceRecorder({
    directory: traceDirectoryOf(traces, record.id),
    mostBytes: traces.mostBytes,
    onEvent: (sentence) => ledger.note(sentence),
  });
  const { publicKey: controlKey } = ground.delivery;
  const { allotments } = supply;
  const own = { controlKey, judge, ledger, recorder, tickMs, drainMs };
  const options = { ...ground, ...own, allotments };
  return new RunningInstance(record, options);
}
