import { openForm, withFields, type FormField } from "./components/form.ts";
import type { FormState } from "./components/form.ts";
import { routeTo } from "./reduce.ts";
import type { Remembered } from "./settings/remembered.ts";
import type { Route, State } from "./types.ts";

/** What the first screen depends on. */
export interface WelcomeGiven extends Partial<Pick<State, "attached">> {
  readonly remembered?: Pick<Remembered, "email" | "scalers">;
}

/** What stands for an address that is to be typed. */
const ANOTHER = "";

const HOW = "Left and right choose; Tab goes on";

const ENTRY: readonly FormField[] = [
  { name: "email", label: "E-mail", kind: "text", required: true },
  {
    name: "password",
    label: "Password",
    kind: "secret",
    required: true,
    hint: "8 to 72 bytes",
  },
];

const ADDRESS: FormField = {
  name: "address",
  label: "Address",
  kind: "text",
  required: true,
  hint: "host:port of its portal, as the scaler names it; that of another machine through an SSH tunnel",
};

/**
 * The way to the first screen: who was here before types the password only, and
 * who never was is to sign up.
 */
export function welcomeRoute(given: WelcomeGiven = {}): Route {
  const { email } = given.remembered ?? {};
  const mode = email === undefined ? "signup" : "login";
  const values = email === undefined ? { mode } : { mode, email };
  const fields = welcomeFields(values, given);
  const form = openForm(fields, values);
  const isKnown = email !== undefined;
  const focus = isKnown ? fields.findIndex(isPassword) : form.focus;
  return routeTo("welcome", { form: { ...form, focus } });
}

/** The form with the fields that its choices ask for. */
export function reshapeWelcome(
  form: FormState,
  given: WelcomeGiven,
): FormState {
  return withFields(form, welcomeFields(form.values, given));
}

/** The address that a form asks to be attached to; `undefined` if it does not. */
export function addressIn({ values }: FormState): string | undefined {
  if (values.mode !== "attach") return undefined;
  return values.scaler || (values.address ?? "").trim();
}

function welcomeFields(
  { mode, scaler }: FormState["values"],
  given: WelcomeGiven,
): readonly FormField[] {
  const what = modeField(given);
  if (mode === "detach") return [what];
  if (mode !== "attach") return [what, ...ENTRY];
  const known = knownScalers(given);
  if (known.length === 0) return [what, ADDRESS];
  const which = scaler ?? known[0];
  const fields = [what, scalerField(known)];
  return which === ANOTHER ? [...fields, ADDRESS] : fields;
}

function modeField({ attached }: WelcomeGiven): FormField {
  return {
    name: "mode",
    label: "I want to",
    kind: "choice",
    choices: [
      {
        value: "signup",
        label: "sign up",
        summary: `Makes an account. ${HOW}`,
      },
      { value: "login", label: "log in", summary: HOW },
      {
        value: "attach",
        label: "attach to a scaler",
        summary: `Works with one that runs elsewhere. ${HOW}`,
      },
      ...(attached === undefined
        ? []
        : [
            {
              value: "detach",
              label: "use this machine's own scaler",
              summary: `Leaves ${attached}; Enter does it`,
            },
          ]),
    ],
  };
}

function scalerField(known: readonly string[]): FormField {
  const choices = known.map((value) => {
    return { value, label: value, summary: "Attached to before" };
  });
  const another = { value: ANOTHER, label: "another one", summary: HOW };
  return {
    name: "scaler",
    label: "Scaler",
    kind: "choice",
    choices: [...choices, another],
  };
}

/** Those that were attached to, but for the one that is shown. */
function knownScalers({ remembered, attached }: WelcomeGiven): string[] {
  return (remembered?.scalers ?? []).filter((it) => it !== attached);
}

function isPassword({ name }: FormField): boolean {
  return name === "password";
}
