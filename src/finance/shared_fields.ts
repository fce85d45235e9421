import { choice, money, percent } from "./fields.ts";

/** What one calculator says of a field that several have. */
interface Said {
  readonly label: string;
  readonly example: string;
  readonly help: string;
}

/** The amount that earns interest: field 1 wherever there is one. */
export function principal(said: Said) {
  return money({
    tag: 1,
    required: true,
    min: "0.01",
    max: "1000000000000000",
    ...said,
  });
}

/** The rate it earns: field 2 wherever there is a principal. */
export function ratePercent(said: Omit<Said, "label">) {
  return percent({
    tag: 2,
    label: "Rate",
    required: true,
    min: "0",
    max: "100",
    ...said,
  });
}

/** To what a sum that is paid is rounded. */
export function rounding(said: {
  readonly tag: number;
  readonly help: string;
}) {
  return choice({
    label: "Rounding",
    default: "paisa",
    choices: [
      { value: "paisa", label: "To the paisa" },
      { value: "rupee", label: "To the rupee" },
    ],
    example: "paisa",
    ...said,
  });
}
