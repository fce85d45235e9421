import { calculatePlain } from "./calculate_plain.ts";
import { changePlain, deletePlain, scalePlain } from "./change_plain.ts";
import { decisionsPlain } from "./decisions_plain.ts";
import { deployPlain } from "./deploy_plain.ts";
import { loadPlain } from "./load_plain.ts";
import { logsPlain } from "./logs_plain.ts";
import type { PlainTenant } from "./plain_world.ts";
import { listPlain, showPlain } from "./show_plain.ts";

/** One thing a tenant can do. */
export interface MenuEntry {
  readonly label: string;
  /** Changes something at the scaler. @default false */
  readonly write?: true;
  readonly run: (tenant: PlainTenant) => Promise<void>;
}

/** What a tenant can do, by what is typed for it. */
export const MENU_ENTRIES: Readonly<Record<string, MenuEntry>> = {
  list: { label: "List instances", run: listPlain },
  show: { label: "Look at an instance", run: showPlain },
  decisions: { label: "Decisions of an instance", run: decisionsPlain },
  logs: { label: "Log of an instance", run: logsPlain },
  deploy: { label: "Deploy services", write: true, run: deployPlain },
  calculate: { label: "Calculate", run: calculatePlain },
  load: { label: "Send load to an instance", run: loadPlain },
  change: { label: "Change an instance", write: true, run: changePlain },
  scale: { label: "Scale an instance", write: true, run: scalePlain },
  delete: { label: "Delete an instance", write: true, run: deletePlain },
  watch: { label: "Only watch, until interrupted", run: watch },
};

/** News is said all along: there is nothing more to do than to wait. */
async function watch({ talk, signal }: PlainTenant): Promise<void> {
  talk.say("Watching; Ctrl-C ends it");
  await new Promise((resolve) => signal.addEventListener("abort", resolve));
}
