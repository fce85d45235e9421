import type { OutputValue } from "../wire/dynamic_message.ts";
import type { OutputOutput, ServiceOutput } from "../wire/messages.ts";
import { milliseconds } from "./format.ts";
import { line, type Line } from "./line.ts";
import { clean, cutTo, fit, widthOf, wrap } from "./text.ts";
import type { Theme } from "./theme.ts";
import type { Answer } from "./types.ts";
import { hasValue, valueText } from "./value_text.ts";

/** Where the values of an answer are drawn. */
export interface AnswerValuesRoom {
  readonly width: number;
  readonly theme: Theme;
}

const GAP = 2;

/** Who answered and how soon, and each value there is that is no table. */
export function answerValues(
  { outputs }: Pick<ServiceOutput, "outputs">,
  { outputs: values, endpoint, elapsedMs }: Answer,
  { width, theme }: AnswerValuesRoom,
): Line[] {
  const by = endpoint === undefined ? "Answered" : `Answered by ${endpoint}`;
  const head = `${by} in ${milliseconds(elapsedMs)}`;
  const plain = outputs.filter(
    ({ kind, name }) => kind !== "table" && hasValue(values[name]),
  );
  const labels = plain.map(({ label }) => widthOf(clean(label)));
  const labelWidth = Math.min(Math.max(0, ...labels), Math.floor(width / 2));
  return [
    line(cutTo(clean(head), width, theme.ellipsis), { tone: "ok" }),
    ...plain.flatMap((output) => {
      const value = values[output.name];
      return valueLines(output, { value, width, theme, labelWidth });
    }),
  ];
}

interface ValueLook extends AnswerValuesRoom {
  readonly value: OutputValue | undefined;
  readonly labelWidth: number;
}

function valueLines(
  { label, unit }: OutputOutput,
  { value, width, labelWidth, theme }: ValueLook,
): Line[] {
  const text = valueText(value);
  const withUnit = unit === "" ? text : `${text} ${clean(unit)}`;
  const { ellipsis } = theme;
  const head = fit(clean(label), labelWidth, { ellipsis });
  const [first = "", ...rest] = wrap(withUnit, width - labelWidth - GAP);
  const indent = " ".repeat(labelWidth + GAP);
  return [
    [
      { text: `${head}  `, tone: "dim" },
      { text: first, bold: true },
    ],
    ...rest.map((more) => line(indent + more)),
  ];
}
