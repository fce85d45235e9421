import { eventually } from "../_tools/testing/eventually.ts";
import { CalculatorClient } from "../src/wire/calculator_client.ts";
import type { InstanceViewOutput, Settings } from "../src/wire/messages.ts";
import { PortalClient } from "../src/wire/portal_client.ts";
import type { Program } from "./_program.ts";

/** Times of the control loop that let a test see it go out and in. */
export const QUICK_TUNING = {
  tickMs: 250,
  stableWindowMs: 4_000,
  panicWindowMs: 2_000,
  cpuWindowMs: 2_000,
  stabilisationMs: 4_000,
  stepMs: 1_000,
  coolDownMs: 2_000,
} as const;

const READY_MS = 60_000;

/** The tenant of every program. */
export const ACCOUNT = {
  email: "asha@example.com",
  password: "correct horse battery",
} as const;

/** A tenant with a new account on the program's scaler. */
export async function signUp(program: Program): Promise<PortalClient> {
  const client = new PortalClient(program.portal);
  await client.createAccount(ACCOUNT);
  return client;
}

/** The tenant that signed up before. */
export async function logIn(program: Program): Promise<PortalClient> {
  const client = new PortalClient(program.portal);
  await client.login(ACCOUNT);
  return client;
}

/** One instance whose end servers are all ready. */
export interface Deployed {
  readonly id: string;
  readonly port: number;
}

/** Deploys and waits until `min` end servers are ready. */
export async function deployReady(
  tenant: PortalClient,
  settings: Settings,
): Promise<Deployed> {
  const { id, port } = await tenant.createInstance({ settings });
  const what = `${settings.min ?? 2} end servers ready`;
  await eventually(
    async () => (await tenant.getInstance(id)).ready >= (settings.min ?? 2),
    { ms: READY_MS, what },
  );
  return { id, port };
}

/** The instance as it is watched, once. */
export async function viewOf(
  tenant: PortalClient,
  id: string,
): Promise<InstanceViewOutput> {
  for await (const view of tenant.watchInstance({ id })) return view;
  throw new Error("Cannot watch the instance: no view came");
}

/** How many answers each end server gave, and how calls failed. */
export interface Outcome {
  readonly answers: ReadonlyMap<string, number>;
  readonly failures: readonly unknown[];
}

/** Makes `count` echo calls, `atOnce` of them at any time. */
export async function callMany(
  port: number,
  { count, atOnce, enough, deadlineMs = 60_000 }: CallManyOptions,
): Promise<Outcome> {
  using client = new CalculatorClient(`127.0.0.1:${port}`);
  const [service] = await client.listServices({ deadlineMs });
  if (!service) throw new Error(`Port ${port} lists no services`);
  const chosen = service;
  const answers = new Map<string, number>();
  const failures: unknown[] = [];
  const values = exampleOf(chosen);
  let begun = 0;
  async function caller(): Promise<void> {
    while (begun++ < count && !enough?.()) {
      try {
        const { endpoint = "" } = await client.call(chosen, values, {
          deadlineMs,
        });
        answers.set(endpoint, (answers.get(endpoint) ?? 0) + 1);
      } catch (error) {
        failures.push(error);
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller));
  return { answers, failures };
}

/** How much {@linkcode callMany} calls. */
export interface CallManyOptions {
  readonly count: number;
  readonly atOnce: number;
  /** Ends the calling before `count` is reached. */
  readonly enough?: () => boolean;
  readonly deadlineMs?: number;
}

function exampleOf(service: {
  readonly fields: readonly {
    readonly name: string;
    readonly example: string;
  }[];
}): Record<string, string> {
  return Object.fromEntries(
    service.fields
      .filter(({ example }) => example !== "")
      .map(({ name, example }) => [name, example]),
  );
}

/** All answers of an outcome. */
export function answered({ answers }: Outcome): number {
  return [...answers.values()].reduce((sum, count) => sum + count, 0);
}
