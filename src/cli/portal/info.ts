import type { OptionOutput, ScalerOutput } from "../../wire/messages.ts";
import { formatPairs, formatTable } from "../table.ts";
import { ratesPairs } from "./_rates_text.ts";
import { flagOf } from "./_settings_flags.ts";
import type { PortalVerb } from "./types.ts";

/** What the scaler is and what can be chosen when deploying. */
export const info = {
  summary: "the scaler, its exchange rates, strategies, policies and defaults",
  words: [],
  flags: [],
  isOpen: true,
  async run({ client, io, json }) {
    const scaler = await client.getScaler({ signal: io.signal });
    if (json) return io.write(`${JSON.stringify(scaler)}\n`);
    io.write(about(scaler));
    io.write(choices("STRATEGY", scaler.strategies, io.columns));
    io.write(choices("POLICY", scaler.policies, io.columns));
    const defaults = Object.entries(scaler.defaults ?? {})
      .filter(([, value]) => !Array.isArray(value))
      .map(([key, value]) => [flagOf(key), String(value)]);
    const columns = [
      { title: "SETTING" },
      { title: "DEFAULT", align: "right" },
    ] as const;
    io.write(`\n${formatTable(columns, defaults, { width: io.columns })}`);
  },
} satisfies PortalVerb;

function about(scaler: ScalerOutput): string {
  return formatPairs([
    ["Version", scaler.version],
    ["Runtime", scaler.runtime],
    ["Why", scaler.runtimeReason],
    ...(scaler.preparing === ""
      ? []
      : ([["Preparing", scaler.preparing]] as const)),
    ["Instances", `at most ${scaler.maxInstances} a tenant`],
    ["End servers", endServers(scaler)],
    ["TLS", scaler.tls ? "spoken by the ports of instances" : "not spoken"],
    ...(scaler.rates ? ratesPairs(scaler.rates) : []),
  ]);
}

/** What an account and a scaler may have, and how much of it the caller has. */
function endServers(scaler: ScalerOutput): string {
  const { maxEndServers, maxEndServersPerTenant, maxEndServersInAll } = scaler;
  const own = scaler.endServers > 0 ? ` (you have ${scaler.endServers})` : "";
  return `at most ${maxEndServers} an instance, ${maxEndServersPerTenant} a tenant${own}, ${maxEndServersInAll} in all`;
}

function choices(
  title: string,
  options: readonly OptionOutput[],
  width: number,
): string {
  const columns = [{ title }, { title: "WHAT IT DOES" }];
  const rows = options.map((it) => [it.name, it.summary]);
  return `\n${formatTable(columns, rows, { width })}`;
}
