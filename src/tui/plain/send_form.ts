import type { FormField } from "../components/form.ts";
import {
  explain,
  explanationOf,
  namesIn,
  type Explanation,
} from "../explain.ts";
import { askForm, type FormValues } from "./ask_form.ts";
import type { Talk } from "./talk.ts";

/** A form, and what is done with it. */
export interface SentForm<Answer> {
  readonly fields: readonly FormField[];
  readonly values?: FormValues;
  /** What is asked besides, after these answers. */
  readonly more?: (values: FormValues) => readonly FormField[];
  /** `host:port` of whoever answers, for what people read. */
  readonly address: string;
  /** What is wrong before anything is sent, by field. */
  readonly check?: (values: FormValues) => FormValues;
  readonly send: (values: FormValues) => Promise<Answer>;
}

/**
 * Asks a form and sends it. What is found wrong with a field is said and the
 * field asked again; any other refusal is said and ends it with `undefined`.
 */
export async function sendForm<Answer>(
  talk: Talk,
  form: SentForm<Answer>,
): Promise<Answer | undefined> {
  let values = await askForm(talk, form.fields, form.values);
  const more = form.more?.(values) ?? [];
  values = await askForm(talk, more, values);
  const fields = [...form.fields, ...more];
  while (true) {
    const outcome = await attempt(form, values);
    if (outcome.kind === "answer") return outcome.answer;
    const { message, violations } = outcome.refusal;
    const names = namesIn(outcome.refusal);
    const wrong = fields.filter(({ name }) => names.includes(name));
    if (wrong.length === 0) {
      talk.say(message);
      return undefined;
    }
    for (const [index, { message }] of violations.entries()) {
      const field = fields.find(({ name }) => name === names[index]);
      talk.say(`${field?.label ?? names[index]}: ${message}`);
    }
    values = await askForm(talk, wrong, {
      ...values,
      ...defaults(wrong, form),
    });
  }
}

/** What was wrong is no default of what is asked again. */
function defaults<Answer>(
  fields: readonly FormField[],
  { values = {} }: SentForm<Answer>,
): FormValues {
  const entries = fields.map(({ name }) => [name, values[name] ?? ""] as const);
  return Object.fromEntries(entries);
}

type Attempt<Answer> =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "refusal"; readonly refusal: Explanation };

async function attempt<Answer>(
  { check, send, address }: SentForm<Answer>,
  values: FormValues,
): Promise<Attempt<Answer>> {
  const errors = check?.(values) ?? {};
  if (Object.keys(errors).length > 0) {
    return { kind: "refusal", refusal: explanationOf(errors) };
  }
  try {
    return { kind: "answer", answer: await send(values) };
  } catch (error) {
    return { kind: "refusal", refusal: explain(error, address) };
  }
}
