import type { FormChoice, FormField } from "../components/form.ts";
import { choose } from "./choose.ts";
import { leavingBy, scalerWays } from "./leaving.ts";
import type { Leaving, PlainTenant, PlainWorld } from "./plain_world.ts";
import { sendForm } from "./send_form.ts";

const FIELDS: readonly FormField[] = [
  { name: "email", label: "E-mail", kind: "text", required: true },
  { name: "password", label: "Password", kind: "secret", required: true },
];

/** Who is there now. */
export type LoggedIn = Omit<PlainTenant, "look">;

/** Somebody came in, or would rather leave. */
export type Entry =
  { readonly kind: "tenant"; readonly tenant: LoggedIn } | Leaving;

/** Has somebody log in or sign up, as long as they do not want to leave. */
export async function enter(world: PlainWorld): Promise<Entry> {
  const { talk, portal, address, signal, memory } = world;
  while (true) {
    const choices = waysOf(world);
    const question = { question: "What would you like to do?", choices };
    const way = await choose(talk, question);
    const leaving = await leavingBy(way, world);
    if (leaving) return leaving;
    if (way !== "login" && way !== "signup") continue;
    const { email = "" } = memory.current();
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
    memory.keep({ ...memory.current(), email: tenant.email });
    return { kind: "tenant", tenant };
  }
}

function waysOf(world: PlainWorld): readonly FormChoice[] {
  return [
    { value: "login", label: "Log in" },
    { value: "signup", label: "Sign up", summary: "makes an account" },
    { value: "quit", label: "Quit" },
    ...scalerWays(world),
  ];
}
