import { chosen } from "../components/form.ts";
import { deployCommand } from "../deploy_command.ts";
import { line, type Line } from "../line.ts";
import { LIMIT_FIELDS, valuesOf, WORK_FIELDS } from "../requests.ts";
import type { ViewProps } from "../screen.ts";
import { clean, cutTo, fit, wrap } from "../text.ts";
import type { Theme } from "../theme.ts";

/** Where a review is drawn. */
export interface ReviewRoom {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

const LABEL_WIDTH = 24;

/**
 * Everything that was chosen, then the command line that does the same. Where
 * room is short, what is as the scaler would have it is left out first.
 */
export function reviewLines(
  { data, route }: Pick<ViewProps, "data" | "route">,
  room: ReviewRoom,
): Line[] {
  const values = route.form?.values ?? {};
  const defaults = valuesOf(data.scaler?.defaults);
  const { width, height } = room;
  const command = wrap(deployCommand(values, defaults), width - 4);
  const foot: Line[] = [
    [],
    line("  Enter deploys it. The same without a screen:", { tone: "dim" }),
    ...command.map((text) => line(`  ${text}`, { tone: "accent" })),
  ];
  const rows = reviewRows({ data, values, defaults });
  const left = height - foot.length;
  const kept =
    rows.length <= left
      ? rows.map((row) => rowLine(row, room))
      : shortened(rows, { ...room, height: left });
  return [...kept, ...foot].slice(0, height);
}

interface ReviewRow {
  readonly label: string;
  readonly text: string;
  /** A number as the scaler would have it anyway. @default false */
  readonly isDefault?: boolean;
}

interface Reviewed {
  readonly data: ViewProps["data"];
  readonly values: Readonly<Record<string, string>>;
  readonly defaults: Readonly<Record<string, string>>;
}

function reviewRows({
  data,
  values,
  defaults,
}: Reviewed): readonly ReviewRow[] {
  const { scaler, services } = data;
  const titles = chosen(values.services).map(
    (id) => services.find((it) => it.id === id)?.title ?? id,
  );
  const titleOf = (
    options: readonly { readonly name: string; readonly title: string }[] = [],
    name = "",
  ) => options.find((it) => it.name === name)?.title || name;
  const limits = [...LIMIT_FIELDS, ...WORK_FIELDS].map(
    ({ name, label, unit }) => {
      const value = values[name]?.trim() ?? "";
      const text = value && unit ? `${value} ${unit}` : value;
      const isDefault = values[name] === defaults[name];
      return { label, text: text || "the scaler's default", isDefault };
    },
  );
  return [
    { label: "Services", text: titles.join(", ") },
    {
      label: "Name",
      text: values.name || "one the scaler picks",
    },
    {
      label: "Strategy",
      text: titleOf(scaler?.strategies, values.strategy),
    },
    {
      label: "Policy",
      text: titleOf(scaler?.policies, values.policy),
    },
    {
      label: "Shadow policy",
      text: titleOf(scaler?.policies, values.shadow),
      isDefault: values.shadow === defaults.shadow,
    },
    ...limits,
  ];
}

/** What was chosen, then the rest as far as there is room, and how much is left. */
function shortened(rows: readonly ReviewRow[], room: ReviewRoom): Line[] {
  const most = Math.max(1, room.height - 1);
  const own = rows.filter(({ isDefault }) => !isDefault);
  const others = rows.filter(({ isDefault }) => isDefault);
  const fitting = new Set([...own, ...others].slice(0, most));
  const kept = rows.filter((row) => fitting.has(row));
  const note = `  and ${rows.length - kept.length} more`;
  return [
    ...kept.map((row) => rowLine(row, room)),
    line(note, { tone: "dim" }),
  ];
}

function rowLine({ label, text }: ReviewRow, { width, theme }: ReviewRoom) {
  const { ellipsis } = theme;
  const labelWidth = Math.min(LABEL_WIDTH, Math.floor(width / 2) - 4);
  return [
    { text: `  ${fit(label, labelWidth, { ellipsis })}  `, tone: "dim" },
    { text: cutTo(clean(text), width - labelWidth - 4, ellipsis), bold: true },
  ] as const satisfies Line;
}
