import { echo } from "./echo.ts";
import type { Calculator } from "./types.ts";

export { calculate } from "./calculate.ts";
export { contextAt } from "./context.ts";
export { readEcb } from "./rates/read_ecb.ts";
export { SEED_RATES } from "./rates/seed.ts";

/** Every calculator by its service id. */
export const CALCULATORS = {
  echo,
} satisfies Readonly<Record<string, Calculator>>;

/** The id of a calculator. */
export type CalculatorName = keyof typeof CALCULATORS;
