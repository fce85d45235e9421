import { LOAD_MOST } from "../wire/load_plan.ts";
import type { FormField } from "./components/form.ts";

/** What a load is asked for besides what it sends. */
export const LOAD_FIELDS: readonly (FormField & { readonly most: number })[] = [
  {
    name: "rate",
    label: "Calls a second",
    kind: "text",
    required: true,
    most: LOAD_MOST.ratePerS,
    hint: `1 to ${LOAD_MOST.ratePerS}; they are sent whether answers come or not`,
  },
  {
    name: "seconds",
    label: "For",
    kind: "text",
    unit: "seconds",
    required: true,
    most: LOAD_MOST.seconds,
    hint: `1 to ${LOAD_MOST.seconds}; it goes on while other screens are looked at, and ends with the console`,
  },
  {
    name: "concurrency",
    label: "Under way at most",
    kind: "text",
    unit: "calls",
    required: true,
    most: LOAD_MOST.concurrency,
    hint: `1 to ${LOAD_MOST.concurrency}; what comes due beyond them is left out`,
  },
];

/** What a load begins with. */
export const LOAD_AT_FIRST = { rate: "20", seconds: "60", concurrency: "100" };
