import { CALCULATORS, type Calculator } from "../../src/finance/mod.ts";
import { COLUMN } from "../columns.ts";
import { missingHere } from "../machine/cores.ts";
import { rounded } from "../statistics.ts";
import type { Measurement, Row, Settings } from "../types.ts";
import { answerTimes } from "./answer_times.ts";
import { dearestRequest } from "./dearest.ts";
import { scheduleCpuMs } from "./schedule_cpu.ts";

/** Combinations of limits that are asked of each service: most have fewer. */
const COMBINATIONS = 10_000;

/** A little in every month there is, and as many entries as can be written. */
const PREPAID = [
  "1-599:0.01",
  Array.from({ length: 280 }, (_, i) => `${i + 1}:99`).join(","),
];

/** What calculators cost at most, and how soon they answer as a rule. */
export const finance: Measurement = {
  name: "finance",
  title:
    "Services: CPU of the dearest request within limits, and the answer to an ordinary one through an instance",
  async run(settings) {
    const reason = missingHere([]);
    if (reason !== undefined) return { kind: "skipped", reason };
    const times = await answerTimes(settings);
    const rows = Object.entries<Calculator>(CALCULATORS).map(
      ([id, calculator]): Row => {
        settings.progress(`limits of ${id}`);
        const { cpuMs, requests, request } = dearest(calculator, settings);
        const values = {
          [COLUMN.mostCpu]: rounded(cpuMs),
          [COLUMN.combinations]: requests,
          ...(id === "loan_emi" && {
            [COLUMN.scheduleCpu]: rounded(scheduleCpuMs()),
          }),
          ...times.get(id),
        };
        return { what: id, values, note: `dearest: ${shown(request)}` };
      },
    );
    return { kind: "measured", rows };
  },
};

function dearest(calculator: Calculator, { quick }: Settings) {
  const most = quick ? COMBINATIONS / 4 : COMBINATIONS;
  return dearestRequest(calculator, { most, more: { prepayments: PREPAID } });
}

function shown(request: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(request).filter(([, it]) => it !== undefined);
  const text = given.map(([name, value]) => `${name}=${value}`).join(" ");
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
