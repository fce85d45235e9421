import { consoleCost } from "./console/console_cost.ts";
import { finance } from "./finance/finance.ts";
import { SCALE_INS } from "./scale_in/scale_ins.ts";
import { SCALER } from "./scaler.ts";
import type { Measurement } from "./types.ts";

/** What people see of it: answers, how it scales, the console. */
export const WHOLE_PROGRAM: readonly Measurement[] = [
  finance,
  ...SCALER,
  ...SCALE_INS,
  consoleCost,
];
