import { every } from "../../base/every.ts";
import type {
  InstanceOutput,
  InstanceViewOutput,
} from "../../wire/messages.ts";
import { explain } from "../explain.ts";
import { follow } from "../follow.ts";
import type { PlainWorld } from "./plain_world.ts";
import { viewChanges } from "./view_changes.ts";

const LIST_MS = 2_000;
const VIEW_MS = 1_000;

/**
 * Says a line for each change of each instance, until `signal` aborts. The
 * result looks for new and deleted ones at once.
 */
export function watchInstances(
  { portal, talk, address }: Pick<PlainWorld, "portal" | "talk" | "address">,
  signal: AbortSignal,
): () => Promise<void> {
  const watched = new Map<string, AbortController>();
  let isLost = false;

  function watch({ id, name, port }: InstanceOutput): void {
    const end = new AbortController();
    watched.set(id, end);
    let before: InstanceViewOutput | undefined;
    talk.say(`${name}: port ${port}`);
    void follow(
      (inner) =>
        portal.watchInstance({ id, intervalMs: VIEW_MS }, { signal: inner }),
      {
        signal: AbortSignal.any([signal, end.signal]),
        onNews(view) {
          const name_ = view.instance?.name ?? name;
          for (const it of viewChanges(before, view))
            talk.say(`${name_}: ${it}`);
          before = view;
        },
        onLost: (error) => !explain(error, address).isGone,
      },
    );
  }

  async function look(): Promise<void> {
    try {
      const instances = await portal.listInstances({ signal });
      if (isLost) talk.say(`${address} answers again`);
      isLost = false;
      const ids = new Set(instances.map(({ id }) => id));
      for (const [id, end] of watched) {
        if (ids.has(id)) continue;
        end.abort();
        watched.delete(id);
      }
      for (const it of instances) if (!watched.has(it.id)) watch(it);
    } catch (error) {
      if (signal.aborted || isLost) return;
      isLost = true;
      talk.say(explain(error, address).message);
    }
  }

  void look();
  every(LIST_MS, look, { signal });
  return look;
}
