import type { ServiceOutput } from "../wire/messages.ts";
import { formatOf, tableOf, type CallFormat } from "./_call_format.ts";
import { callService, type CallService } from "./_call_service.ts";
import {
  CALL_FLAGS,
  DEFAULT_DEADLINE_MS,
  DEFAULT_ROWS,
} from "./_call_usage.ts";
import { tlsTrust, type TlsTrust } from "./_tls_flags.ts";
import { isFlag, parseArguments, UsageError } from "./arguments.ts";
import { isOn, wholeNumberOf } from "./flag_values.ts";
import { parseTarget } from "./target.ts";

/** What a command line of `call` asks for. */
export type CallRequest = { readonly kind: "usage" } | ServiceCall;

/** One call; what its flags mean is known once the services are. */
export interface ServiceCall extends CallService {
  readonly kind: "call";
  readonly target: string;
  /** `undefined`: list the services. */
  readonly serviceId: string | undefined;
  readonly help: boolean;
  readonly format: CallFormat;
  readonly deadlineMs: number;
  /** With it, the port is called by TLS. */
  readonly tls: TlsTrust | undefined;
  readonly rows: number;
  /** The part of a CSV answer; throws a `UsageError` when there is none. */
  table(service: ServiceOutput): string | undefined;
}

/**
 * Reads the part of the command line that is the same for every service.
 *
 * @throws {UsageError} when it cannot be read.
 */
export function readCall(args: readonly string[]): CallRequest {
  const [own, rest] = takeOwn(args);
  const parsed = parseArguments(own, CALL_FLAGS);
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
    tls: tlsTrust(parsed),
    rows: wholeNumberOf(parsed, "rows") ?? DEFAULT_ROWS,
    table: (service) => tableOf(parsed, service),
    ...callService(serviceId ?? "", fields),
  };
}

/** Splits off our own flags, which may stand anywhere. */
function takeOwn(args: readonly string[]): [own: string[], rest: string[]] {
  const own: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const flag = CALL_FLAGS.find(
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
