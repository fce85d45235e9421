import { UsageError } from "../arguments.ts";
import { textOf } from "../flag_values.ts";
import { findInstance } from "./_find_instance.ts";
import { instanceText } from "./_instance_text.ts";
import { settingsOf, UPDATE_FLAGS } from "./_settings_flags.ts";
import type { PortalVerb } from "./types.ts";

/** Changes strategy, policy and limits of a running instance. */
export const update = {
  summary: "change strategy, policy, limits or name of a running instance",
  words: ["<instance>"],
  flags: [{ name: "name", value: "NAME", help: "a new name" }, ...UPDATE_FLAGS],
  async run(context) {
    const { args, client, io, json } = context;
    const settings = settingsOf(args);
    const name = textOf(args, "name");
    if (name === undefined && Object.keys(settings).length === 0) {
      throw new UsageError("Cannot update: give at least one change");
    }
    const { id } = await findInstance(context.words[0] ?? "", context);
    const request = { id, settings, ...(name === undefined ? {} : { name }) };
    const instance = await client.updateInstance(request, {
      signal: io.signal,
    });
    io.write(json ? `${JSON.stringify(instance)}\n` : instanceText(instance));
  },
} satisfies PortalVerb;
