import type { InputValues } from "../wire/dynamic_message.ts";
import type { ServiceOutput } from "../wire/messages.ts";
import { fieldFlags, fieldValues } from "./_field_flags.ts";
import { parseArguments, UsageError } from "./arguments.ts";
import { didYouMean } from "./near_match.ts";

/** The part of a call that is read once its service is known. */
export interface CallService {
  /** The service asked for; throws a `UsageError` when there is none. */
  find(services: readonly ServiceOutput[]): ServiceOutput;
  /** Its values; throws a `UsageError` when a flag is not its. */
  values(service: ServiceOutput): InputValues;
}

/** What is called by these words: the service's id, and its fields' flags. */
export function callService(
  id: string,
  fields: readonly string[],
): CallService {
  return {
    find: (services) => find(services, id),
    values: (service) => values(service, fields),
  };
}

function find(services: readonly ServiceOutput[], id: string): ServiceOutput {
  const service = services.find((it) => it.id === id);
  if (service) return service;
  const ids = services.map((it) => it.id);
  throw new UsageError(
    `Cannot call "${id}": this instance serves ${ids.join(", ")}${didYouMean(id, ids)}`,
  );
}

function values(service: ServiceOutput, args: readonly string[]): InputValues {
  const parsed = parseArguments(args, fieldFlags(service.fields));
  const [stray] = parsed.positionals;
  if (stray === undefined) return fieldValues(service.fields, parsed);
  throw new UsageError(
    `Cannot read "${stray}": name its field, as in --${service.fields[0]?.name.replaceAll("_", "-") ?? "field"} ${stray}`,
  );
}
