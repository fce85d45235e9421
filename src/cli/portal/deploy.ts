import { isOn, textOf, wholeNumberOf } from "../flag_values.ts";
import { hostOf } from "../../base/host_port.ts";
import { DEPLOY_FLAGS, settingsOf } from "./_settings_flags.ts";
import { untilReady } from "./_until_ready.ts";
import type { PortalVerb } from "./types.ts";

const DEFAULT_WAIT_MS = 300_000;

/** Makes an instance and waits until its end servers are ready. */
export const deploy = {
  summary: "make an instance: services behind a port of their own",
  words: [],
  flags: [
    { name: "name", value: "NAME", help: "a name; the scaler picks one else" },
    ...DEPLOY_FLAGS,
    { name: "no-wait", help: "end as soon as the port is open" },
    {
      name: "wait-ms",
      value: "MS",
      help: `how long to wait for the end servers (${DEFAULT_WAIT_MS})`,
    },
  ],
  async run(context) {
    const { args, client, io, json } = context;
    const withinMs = wholeNumberOf(args, "wait-ms") ?? DEFAULT_WAIT_MS;
    const request = {
      name: textOf(args, "name") ?? "",
      settings: settingsOf(args),
    };
    const { signal } = io;
    const instance = await client.createInstance(request, { signal });
    const where = `${hostOf(io.portal)}:${instance.port}`;
    const progress = json ? io.writeError : io.write;
    progress(`Instance ${instance.name} listens on ${where}\n`);
    const ready = isOn(args, "no-wait")
      ? instance
      : await untilReady(instance, { client, progress, signal, withinMs });
    if (json) io.write(`${JSON.stringify(ready)}\n`);
  },
} satisfies PortalVerb;
