import type { InstanceOutput, Settings } from "../wire/messages.ts";
import { openForm, outside, type FormField } from "./components/form.ts";
import { routeTo } from "./reduce.ts";
import { LIMIT_FIELDS, numberError, settingsOf } from "./requests.ts";
import type { Data, Route } from "./types.ts";

/** The fields an alternative is typed in, in their order. */
const ALTERNATIVES = ["first", "second", "third"] as const;

const MINUTES = "minutes";
const MOST_MINUTES = 1_440;
/** What may stand before a `=`. */
const NAMES = ["strategy", "policy", ...LIMIT_FIELDS.map(({ name }) => name)];

const FIELDS: readonly FormField[] = [
  {
    name: MINUTES,
    label: "The last",
    kind: "text",
    unit: "minutes",
    required: true,
    hint: "How far back: 1 to 1440, as far as it was recorded",
  },
  ...ALTERNATIVES.map((name, at): FormField => ({
    name,
    label: `Alternative ${at + 1}`,
    kind: "text",
    hint: "What would be otherwise, such as policy=latency_target, wait_target_ms=100; empty: none",
  })),
];

/** What is asked of the scaler, or what is wrong with the form. */
export type WhatIfAsked =
  | {
      readonly kind: "asked";
      readonly lastMinutes: number;
      readonly alternatives: readonly Alternative[];
    }
  | {
      readonly kind: "wrong";
      readonly errors: Readonly<Record<string, string>>;
    };

/** Settings that are to be played. */
export interface Alternative {
  /** The field it stands in. */
  readonly field: string;
  readonly title: string;
  readonly settings: Settings;
}

/** The way to what would have happened, with alternatives that make sense. */
export function whatIfRoute(data: Data, instanceId: string): Route {
  const instance = data.instances.find(({ id }) => id === instanceId);
  const offered = instance ? offers(data, instance) : [];
  const values = ALTERNATIVES.map((name, at) => [name, offered[at] ?? ""]);
  const form = openForm(FIELDS, {
    [MINUTES]: "30",
    ...Object.fromEntries(values),
  });
  return routeTo("what_if", { instanceId, form: outside(form, false) });
}

/** Reads the form of a `what_if` route. */
export function whatIfAsked({ form }: Pick<Route, "form">): WhatIfAsked {
  const values = form?.values ?? {};
  const errors: Record<string, string> = {};
  const minutes = values[MINUTES]?.trim() ?? "";
  const lastMinutes = Number(minutes);
  const error = numberError(minutes, "whole");
  if (error !== undefined) errors[MINUTES] = error;
  else if (lastMinutes < 1 || lastMinutes > MOST_MINUTES)
    errors[MINUTES] = `${minutes} was given; 1 to ${MOST_MINUTES} are accepted`;
  const alternatives = ALTERNATIVES.flatMap((field): Alternative[] => {
    const title = values[field]?.trim() ?? "";
    if (title === "") return [];
    const read = readSettings(title);
    if (typeof read !== "string") return [{ field, title, settings: read }];
    errors[field] = read;
    return [];
  });
  if (Object.keys(errors).length > 0) return { kind: "wrong", errors };
  return { kind: "asked", lastMinutes, alternatives };
}

/** Settings as they are typed, or what is wrong with them. */
function readSettings(text: string): Settings | string {
  const values: Record<string, string> = {};
  for (const part of text.split(/[,\s]+/).filter((it) => it !== "")) {
    const [, name = "", value = ""] = /^([^=]+)=(.+)$/.exec(part) ?? [];
    if (value === "") return `"${part}" is no setting; give NAME=VALUE`;
    if (!NAMES.includes(name)) {
      return `There is no "${name}"; give one of ${NAMES.join(", ")}`;
    }
    values[name] = value;
  }
  const made = settingsOf(values);
  if (made.kind === "settings") return made.settings;
  return Object.values(made.errors)[0] ?? "";
}

/** Other policies first: they change the most; then another strategy. */
function offers(
  { scaler }: Data,
  { settings }: InstanceOutput,
): readonly string[] {
  const policies = (scaler?.policies ?? [])
    .filter(({ name }) => name !== settings?.policy)
    .map(({ name }) => `policy=${name}`);
  const strategies = (scaler?.strategies ?? [])
    .filter(({ name }) => name !== settings?.strategy)
    .map(({ name }) => `strategy=${name}`);
  const room = ALTERNATIVES.length - Math.min(1, strategies.length);
  return [...policies.slice(-room), ...strategies.slice(0, 1)];
}
