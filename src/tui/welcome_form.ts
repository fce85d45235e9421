import { openForm, type FormField } from "./components/form.ts";
import { routeTo } from "./reduce.ts";
import type { Remembered } from "./settings/remembered.ts";
import type { Route } from "./types.ts";

const FIELDS: readonly FormField[] = [
  {
    name: "mode",
    label: "I want to",
    kind: "choice",
    choices: [
      {
        value: "login",
        label: "log in",
        summary: "Left and right choose; Tab goes on",
      },
      {
        value: "signup",
        label: "sign up",
        summary: "Makes an account. Left and right choose; Tab goes on",
      },
    ],
  },
  { name: "email", label: "E-mail", kind: "text", required: true },
  {
    name: "password",
    label: "Password",
    kind: "secret",
    required: true,
    hint: "8 to 72 bytes",
  },
];

const PASSWORD = FIELDS.findIndex(({ name }) => name === "password");

/**
 * The way to the first screen: who was here before types the password only, and
 * who never was is to sign up.
 */
export function welcomeRoute({ email }: Pick<Remembered, "email"> = {}): Route {
  if (email === undefined) {
    return routeTo("welcome", { form: openForm(FIELDS, { mode: "signup" }) });
  }
  const form = { ...openForm(FIELDS, { email }), focus: PASSWORD };
  return routeTo("welcome", { form });
}
