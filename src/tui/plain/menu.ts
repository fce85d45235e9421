import { hostOf } from "../../base/host_port.ts";
import { explain } from "../explain.ts";
import { calculate } from "./calculate.ts";
import { changePlain, deletePlain, scalePlain } from "./change_plain.ts";
import { choose } from "./choose.ts";
import { chooseInstance, summaryOf } from "./choose_instance.ts";
import { deployPlain } from "./deploy_plain.ts";
import { leavingBy, scalerWays } from "./leaving.ts";
import { decisionsPlain, logsPlain, showPlain } from "./look_plain.ts";
import type { Leaving, PlainTenant } from "./plain_world.ts";

/** One thing a tenant can do. */
interface Entry {
  readonly label: string;
  /** Changes something at the scaler. @default false */
  readonly write?: true;
  readonly run: (tenant: PlainTenant) => Promise<void>;
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  list: { label: "List instances", run: list },
  show: { label: "Look at an instance", run: showPlain },
  decisions: { label: "Decisions of an instance", run: decisionsPlain },
  logs: { label: "Log of an instance", run: logsPlain },
  deploy: { label: "Deploy services", write: true, run: deployPlain },
  calculate: { label: "Calculate", run: calculateAt },
  change: { label: "Change an instance", write: true, run: changePlain },
  scale: { label: "Scale an instance", write: true, run: scalePlain },
  delete: { label: "Delete an instance", write: true, run: deletePlain },
  watch: { label: "Only watch, until interrupted", run: watch },
};

const LOG_OUT = "logout";

/** Somebody logs out, or leaves without that. */
export type MenuEnd = { readonly kind: "logout" } | Leaving;

/** Does what a tenant chooses, until they log out or want to leave. */
export async function menu(tenant: PlainTenant): Promise<MenuEnd> {
  const { talk, readOnly } = tenant;
  const entries = Object.entries(ENTRIES)
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
    await ENTRIES[chosen]?.run(tenant);
  }
}

async function list({
  talk,
  portal,
  address,
  signal,
}: PlainTenant): Promise<void> {
  try {
    const instances = await portal.listInstances({ signal });
    if (instances.length === 0) talk.say("Nothing is deployed");
    for (const it of instances) talk.say(`${it.name}: ${summaryOf(it)}`);
  } catch (error) {
    talk.say(explain(error, address).message);
  }
}

async function calculateAt(tenant: PlainTenant): Promise<void> {
  const instance = await chooseInstance(tenant);
  if (!instance) return;
  await calculate(tenant, `${hostOf(tenant.address)}:${instance.port}`);
}

/** News is said all along: there is nothing more to do than to wait. */
async function watch({ talk, signal }: PlainTenant): Promise<void> {
  talk.say("Watching; Ctrl-C ends it");
  await new Promise((resolve) => signal.addEventListener("abort", resolve));
}
