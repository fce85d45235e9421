import type { FormField } from "../components/form.ts";
import { choose } from "./choose.ts";
import type { PlainTenant, PlainWorld } from "./plain_world.ts";
import { sendForm } from "./send_form.ts";

const FIELDS: readonly FormField[] = [
  { name: "email", label: "E-mail", kind: "text", required: true },
  { name: "password", label: "Password", kind: "secret", required: true },
];

const WAYS = [
  { value: "login", label: "Log in" },
  { value: "signup", label: "Sign up", summary: "makes an account" },
  { value: "quit", label: "Quit" },
] as const;

/** Who is there now. */
export type LoggedIn = Omit<PlainTenant, "look">;

/** Has somebody log in or sign up; `undefined` when they would rather leave. */
export async function enter(world: PlainWorld): Promise<LoggedIn | undefined> {
  const { talk, portal, address, signal, settings } = world;
  const { email = "" } = settings.remembered;
  while (true) {
    const question = { question: "What would you like to do?", choices: WAYS };
    const way = await choose(talk, question);
    if (way === "quit") return undefined;
    const tenant = await sendForm(talk, {
      fields: FIELDS,
      values: { email },
      address,
      async send({ email = "", password = "" }) {
        const request = { email, password };
        if (way === "signup") await portal.createAccount(request, { signal });
        else await portal.login(request, { signal });
        const services = await portal.listServices({ signal });
        return { ...world, email, services };
      },
    });
    if (!tenant) continue;
    talk.say(`Logged in as ${tenant.email}`);
    settings.keep({ ...settings.remembered, email: tenant.email });
    return tenant;
  }
}
