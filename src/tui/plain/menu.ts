import { choose } from "./choose.ts";
import { leavingBy, scalerWays } from "./leaving.ts";
import { MENU_ENTRIES } from "./menu_entries.ts";
import type { Leaving, PlainTenant } from "./plain_world.ts";

const LOG_OUT = "logout";

/** Somebody logs out, or leaves without that. */
export type MenuEnd = { readonly kind: "logout" } | Leaving;

/** Does what a tenant chooses, until they log out or want to leave. */
export async function menu(tenant: PlainTenant): Promise<MenuEnd> {
  const { talk, readOnly } = tenant;
  const entries = Object.entries(MENU_ENTRIES)
    .filter(([, { write }]) => !(readOnly && write))
    .map(([value, { label }]) => ({ value, label }));
  const choices = [
    ...entries,
    { value: LOG_OUT, label: "Log out" },
    { value: "quit", label: "Quit" },
    ...scalerWays(tenant),
  ];
  while (true) {
    const question = { question: "What next?", choices };
    const chosen = await choose(talk, question);
    if (chosen === LOG_OUT) return { kind: "logout" };
    const leaving = await leavingBy(chosen, tenant);
    if (leaving) return leaving;
    await MENU_ENTRIES[chosen]?.run(tenant);
  }
}
