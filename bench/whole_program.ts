import { consoleCost } from "./console/console_cost.ts";
import { finance } from "./finance/finance.ts";
import { REACTION } from "./reaction/reaction.ts";
import { SCALE_INS } from "./scale_in/scale_ins.ts";
import type { Measurement } from "./types.ts";

/** What people see of it: answers, how soon and safely it scales, the console. */
export const WHOLE_PROGRAM: readonly Measurement[] = [
  finance,
  ...REACTION,
  ...SCALE_INS,
  consoleCost,
];
