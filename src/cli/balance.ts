import { BALANCE_FLAGS } from "./_balance_flags.ts";
import { balancePlan, type BalancePlan } from "./_balance_plan.ts";
import { balanceOn, type Balancer } from "./_balance_workers.ts";
import { flagHelp } from "./flag_help.ts";
import { EXIT, reportError } from "./report_error.ts";
import type { CommandIo } from "./types.ts";

const GRACE_MS = 30_000;
/** How `balance` is used. */
export const BALANCE_USAGE = `Usage: tellerline balance --listen ADDRESS --to ADDRESS [--to ADDRESS …] [flags]

The balancer alone, in front of fixed gRPC backends: no account, no containers.
Each request is balanced by itself. SIGTERM finishes what is in flight and ends;
SIGHUP reads the file of --config again without dropping a call.

${flagHelp(BALANCE_FLAGS)}`;

/** What the command is given by the program. */
export interface BalancePowers {
  readonly startDataPlane: (options: {
    readonly workers: number;
    readonly onFailure: (error: Error) => void;
  }) => Balancer & AsyncDisposable;
  /** Calls back whenever the configuration is to be read again (SIGHUP). */
  readonly onReload: (reload: () => void) => void;
}

/** `balance`: balances fixed backends until it is told to end. */
export async function balance(
  args: readonly string[],
  io: CommandIo,
  { startDataPlane, onReload }: BalancePowers,
): Promise<number> {
  const told = { target: "", whenUnreachable: "", help: "help balance" };
  try {
    const plan = balancePlan(args);
    const { workers, listen } = plan;
    const failed = Promise.withResolvers<never>();
    await using plane = startDataPlane({ workers, onFailure: failed.reject });
    const running = await balanceOn(plane, plan, {
      onEvent: (sentence) => io.write(`${sentence}\n`),
    });
    io.write(
      `Balancing ${addressOf(listen.host, running.port)} ${over(plan)}\n`,
    );
    onReload(() => {
      try {
        const next = balancePlan(args);
        running.change(next);
        io.write(`Configuration read again: balancing ${over(next)}\n`);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        io.writeError(`${why}; the old configuration stays in force\n`);
      }
    });
    await Promise.race([failed.promise, aborted(io.signal)]);
    io.write("Draining: no new requests, finishing what is in flight\n");
    await running.close({ graceMs: GRACE_MS });
    return EXIT.ok;
  } catch (error) {
    return reportError(error, io, told);
  }
}

function over({ backends, settings }: BalancePlan): string {
  const names = backends.map((it) => it.id).join(", ");
  return `over ${names} by ${settings.strategy}`;
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
