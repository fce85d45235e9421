import {
  BALANCE_FLAGS,
  balancePlan,
  type Backend,
  type BalancePlan,
} from "./_balance_plan.ts";
import { flagHelp } from "./flag_help.ts";
import { EXIT, reportError } from "./report_error.ts";
import type { CommandIo } from "./types.ts";

const INSTANCE = "balance";
const GRACE_MS = 30_000;
/** How `balance` is used. */
export const BALANCE_USAGE = `Usage: tellerline balance --listen ADDRESS --to ADDRESS [--to ADDRESS …] [flags]

The balancer alone, in front of fixed gRPC backends: no account, no containers.
Each request is balanced by itself. SIGTERM finishes what is in flight and ends.

${flagHelp(BALANCE_FLAGS)}`;

/** What `balance` needs of the data plane. */
export interface Balancer extends AsyncDisposable {
  open(
    instance: string,
    options: {
      readonly listen: { readonly hosts: readonly string[]; port: number };
      readonly settings: BalancePlan["settings"];
      readonly listener: {
        onSnapshot(): void;
        onDrained(endpoint: string): void;
      };
    },
  ): Promise<{ readonly port: number }>;
  setRoster(instance: string, backends: readonly Backend[]): void;
  close(instance: string, options: { readonly graceMs: number }): Promise<void>;
}

/** What the command is given by the program. */
export interface BalancePowers {
  readonly startDataPlane: (options: {
    readonly workers: number;
    readonly onFailure: (error: Error) => void;
  }) => Balancer;
}

/** `balance`: balances fixed backends until it is told to end. */
export async function balance(
  args: readonly string[],
  io: CommandIo,
  { startDataPlane }: BalancePowers,
): Promise<number> {
  const told = { target: "", whenUnreachable: "", help: "help balance" };
  try {
    const { listen, backends, settings } = balancePlan(args);
    const failed = Promise.withResolvers<never>();
    await using plane = startDataPlane({
      workers: 1, // one port is one worker's
      onFailure: failed.reject,
    });
    const { port } = await plane.open(INSTANCE, {
      listen: { hosts: [listen.host], port: listen.port },
      settings,
      listener: { onSnapshot() {}, onDrained() {} },
    });
    plane.setRoster(INSTANCE, backends);
    const where = addressOf(listen.host, port);
    const names = backends.map((it) => it.id).join(", ");
    io.write(`Balancing ${where} over ${names} by ${settings.strategy}\n`);
    await Promise.race([failed.promise, aborted(io.signal)]);
    io.write("Draining: no new requests, finishing what is in flight\n");
    await plane.close(INSTANCE, { graceMs: GRACE_MS });
    return EXIT.ok;
  } catch (error) {
    return reportError(error, io, told);
  }
}

function addressOf(host: string, port: number): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Resolves once the signal aborts. */
function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}
