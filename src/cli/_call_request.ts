import type { InputValues } from "../wire/dynamic_message.ts";
import type { ServiceOutput } from "../wire/messages.ts";
import { formatOf, tableOf, type CallFormat } from "./_call_format.ts";
import { fieldFlags, fieldValues } from "./_field_flags.ts";
import { isFlag, parseArguments, UsageError, type Flag } from "./arguments.ts";
import { isOn, textOf, wholeNumberOf } from "./flag_values.ts";
import { didYouMean } from "./near_match.ts";
import { parseTarget } from "./target.ts";

/** What a command line of `call` asks for. */
export type CallRequest = { readonly kind: "usage" } | ServiceCall;

/** One call; what its flags mean is known once the services are. */
export interface ServiceCall {
  readonly kind: "call";
  readonly target: string;
  /** `undefined`: list the services. */
  readonly serviceId: string | undefined;
  readonly help: boolean;
  readonly format: CallFormat;
  readonly deadlineMs: number;
  /** The port speaks TLS. */
  readonly tls: boolean;
  /** A file with the certificates to trust; the system's when left out. */
  readonly tlsCa: string | undefined;
  readonly rows: number;
  /** The service asked for; throws a `UsageError` when there is none. */
  find(services: readonly ServiceOutput[]): ServiceOutput;
  /** The part of a CSV answer; throws a `UsageError` when there is none. */
  table(service: ServiceOutput): string | undefined;
  /** Its values; throws a `UsageError` when a flag is not its. */
  values(service: ServiceOutput): InputValues;
}

const DEFAULT_DEADLINE_MS = 30_000;
const DEFAULT_ROWS = 24;

const OWN_FLAGS: readonly Flag[] = [
  { name: "json", help: "one JSON document instead of text" },
  { name: "csv", help: "CSV instead of text" },
  { name: "table", value: "<name>", help: "this table of the CSV alone" },
  { name: "deadline-ms", value: "<ms>", help: "how long to wait" },
  { name: "tls", help: "the port speaks TLS" },
  { name: "tls-ca", value: "<file>", help: "certificates to trust, as PEM" },
  { name: "rows", value: "<n>", help: "rows of a table that are shown" },
  { name: "help", help: "what the service takes" },
];

/** How `call` is used. */
export const CALL_USAGE = `Usage: tellerline call <port | host:port> [<service> [--<field> <value> …]]

  call 61000                  lists the services behind the port
  call 61000 loan_emi --help  shows the fields of one
  call 61000 loan_emi --principal 1000000 --rate-percent 8.5 --tenure-months 240

  --json              one JSON document instead of text
  --csv               CSV (RFC 4180) instead of text: the figures, then each
                      table after an empty line and its name; no row is left out
  --table <name>      with --csv: this table alone, or \`figures\`
  --deadline-ms <ms>  how long to wait for the answer (${DEFAULT_DEADLINE_MS})
  --tls               the port speaks TLS, with a certificate the system trusts
  --tls-ca <file>     the same, with one that these PEM certificates vouch for
  --rows <n>          rows of a table that are shown (${DEFAULT_ROWS})
`;

/**
 * Reads the part of the command line that is the same for every service.
 *
 * @throws {UsageError} when it cannot be read.
 */
export function readCall(args: readonly string[]): CallRequest {
  const [own, rest] = takeOwn(args);
  const parsed = parseArguments(own, OWN_FLAGS);
  const words = rest.findIndex(isFlag);
  const [target, serviceId, ...more] = words < 0 ? rest : rest.slice(0, words);
  const help = isOn(parsed, "help");
  if (target === undefined && help) return { kind: "usage" };
  if (target === undefined) {
    throw new UsageError("Cannot call: the port is missing");
  }
  const fields = [...more, ...(words < 0 ? [] : rest.slice(words))];
  if (serviceId === undefined && fields.length > 0) {
    throw new UsageError(`Cannot read "${fields[0]}": the service is missing`);
  }
  return {
    kind: "call",
    target: parseTarget(target),
    serviceId,
    help,
    format: formatOf(parsed),
    deadlineMs: wholeNumberOf(parsed, "deadline-ms") ?? DEFAULT_DEADLINE_MS,
    tls: isOn(parsed, "tls") || textOf(parsed, "tls-ca") !== undefined,
    tlsCa: textOf(parsed, "tls-ca"),
    rows: wholeNumberOf(parsed, "rows") ?? DEFAULT_ROWS,
    find: (services) => find(services, serviceId ?? ""),
    table: (service) => tableOf(parsed, service),
    values: (service) => values(service, fields),
  };
}

/** Splits off our own flags, which may stand anywhere. */
function takeOwn(args: readonly string[]): [own: string[], rest: string[]] {
  const own: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const flag = OWN_FLAGS.find(
      ({ name }) => arg === `--${name}` || arg.startsWith(`--${name}=`),
    );
    if (!flag) {
      rest.push(arg);
      continue;
    }
    own.push(arg);
    const next = args[i + 1];
    const wantsNext = flag.value !== undefined && !arg.includes("=");
    if (wantsNext && next !== undefined) {
      own.push(next);
      i++;
    }
  }
  return [own, rest];
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
