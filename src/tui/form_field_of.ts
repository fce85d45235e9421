import type { FieldOutput } from "../wire/messages.ts";
import type { FormChoice, FormField } from "./components/form.ts";

const FLAG: readonly FormChoice[] = [
  { value: "false", label: "no" },
  { value: "true", label: "yes" },
];

/** A catalogue's field as a form asks for it. */
export function formFieldOf(field: FieldOutput): FormField {
  const { name, label, unit, kind, required } = field;
  const hint = hintOf(field);
  const shared = { name, label, unit, hint };
  if (kind === "flag") {
    return { ...shared, kind: "choice", choices: withNone(field, FLAG) };
  }
  if (kind === "choice") {
    const choices = field.choices.map(({ value, label }) => {
      return { value, label: label || value };
    });
    return { ...shared, kind: "choice", choices: withNone(field, choices) };
  }
  return { ...shared, kind: "text", required };
}

/** Not to choose is a choice where nothing has to be chosen. */
function withNone(
  { required, defaultValue }: FieldOutput,
  choices: readonly FormChoice[],
): readonly FormChoice[] {
  if (required || defaultValue !== undefined) return choices;
  return [{ value: "", label: "not given" }, ...choices];
}

function hintOf({ help, min, max, example, kind }: FieldOutput): string {
  const bounds =
    min && max
      ? `${min} to ${max}`
      : min
        ? `at least ${min}`
        : max
          ? `at most ${max}`
          : "";
  const shape = kind === "date" ? "YYYY-MM-DD" : "";
  const sample = example ? `for example ${example}` : "";
  const facts = [shape, bounds, sample].filter((it) => it !== "").join(", ");
  if (help === "" || facts === "") return `${help}${facts}`;
  if (!help.endsWith(".")) return `${help} - ${facts}`;
  return `${help} ${facts.charAt(0).toUpperCase()}${facts.slice(1)}`;
}
