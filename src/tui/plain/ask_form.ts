import type { FormField } from "../components/form.ts";
import { choose, chooseMany } from "./choose.ts";
import type { Talk } from "./talk.ts";

/** A form's values by field name. */
export type FormValues = Readonly<Record<string, string>>;

/** Asks a form's fields one after the other; `values` are its defaults. */
export async function askForm(
  talk: Talk,
  fields: readonly FormField[],
  values: FormValues = {},
): Promise<FormValues> {
  const given: Record<string, string> = { ...values };
  for (const field of fields) {
    given[field.name] = await askField(talk, field, given[field.name] ?? "");
  }
  return given;
}

async function askField(
  talk: Talk,
  field: FormField,
  otherwise: string,
): Promise<string> {
  const { label: question, kind, choices = [], hint = "", unit = "" } = field;
  switch (kind) {
    case "many":
      return await chooseMany(talk, { question, choices });
    case "one":
    case "choice": {
      const [first] = choices;
      const chosen = otherwise === "" ? (first?.value ?? "") : otherwise;
      return await choose(talk, { question, choices }, { otherwise: chosen });
    }
    case "secret":
      return await talk.ask(question, { secret: true });
    case "text": {
      if (hint !== "") talk.say(`${question}: ${hint}`);
      const asked = unit === "" ? question : `${question}, ${unit}`;
      return await talk.ask(asked, { otherwise });
    }
    default:
      return kind satisfies never;
  }
}
