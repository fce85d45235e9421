import { clock } from "../format.ts";
import { atInstance } from "./at_instance.ts";
import type { PlainTenant } from "./plain_world.ts";

const LINES = 20;

/** Says the last lines of an instance's log. */
export async function logsPlain(tenant: PlainTenant): Promise<void> {
  const { talk, portal, signal } = tenant;
  await atInstance(tenant, async ({ id }) => {
    const request = { id, endServer: "", lines: LINES, follow: false };
    for await (const line of portal.tailLogs(request, { signal })) {
      const { atMs, source, level, text } = line;
      talk.say(`${clock(atMs)} ${source}: ${`${level} ${text}`.trimStart()}`);
    }
  });
}
