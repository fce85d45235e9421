import type { InstanceOutput, SettingsOutput } from "../../wire/messages.ts";
import { formatPairs, formatTable, type Column } from "../table.ts";
import { flagOf } from "./_settings_flags.ts";

const COLUMNS: readonly Column[] = [
  { title: "NAME" },
  { title: "PORT", align: "right" },
  { title: "STATE" },
  { title: "READY", align: "right" },
  { title: "STRATEGY" },
  { title: "POLICY" },
  { title: "SERVICES" },
];

/** Instances, one a line. */
export function instanceTable(
  instances: readonly InstanceOutput[],
  options: { readonly width: number },
): string {
  if (instances.length === 0) {
    return "No instances yet; `portal deploy --services …` makes one\n";
  }
  const rows = instances.map((it) => [
    it.name,
    String(it.port),
    it.state,
    `${it.ready}/${it.desired}`,
    it.settings?.strategy ?? "",
    it.settings?.policy ?? "",
    (it.settings?.services ?? []).join(", "),
  ]);
  return formatTable(COLUMNS, rows, options);
}

/** Everything there is to say about one instance but its load. */
export function instanceText(it: InstanceOutput): string {
  const { ready, starting, draining, desired } = it;
  return formatPairs([
    ["Name", it.name],
    ["Id", it.id],
    ["Port", String(it.port)],
    ["State", it.state],
    ...(it.notice === "" ? [] : ([["Notice", it.notice]] as const)),
    [
      "End servers",
      `${ready} ready, ${starting} starting, ${draining} draining, ${desired} wanted`,
    ],
    ["Since", new Date(it.createdAtMs).toISOString()],
    ...settingPairs(it.settings),
  ]);
}

function settingPairs(
  settings: SettingsOutput | null,
): (readonly [string, string])[] {
  return Object.entries(settings ?? {}).map(([key, value]) => [
    flagOf(key),
    Array.isArray(value) ? value.join(", ") : String(value) || "none",
  ]);
}
