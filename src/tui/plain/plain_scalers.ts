import { PortalClient } from "../../wire/portal_client.ts";
import { attachRefusal } from "../attach_refusal.ts";
import type { ConsoleOptions, ConsoleTarget } from "../console_options.ts";
import { ratesSentence } from "../rates_sentence.ts";
import { withScaler } from "../settings/remembered.ts";
import type { Leaving, PlainWorld } from "./plain_world.ts";
import { tenants, type Session } from "./tenants.ts";

/** What scalers are worked with by. */
export type PlainScalersOptions = Pick<
  PlainWorld,
  "talk" | "clientLog" | "signal" | "tls" | "readOnly" | "memory"
>;

interface Place extends ConsoleTarget {
  readonly isAttached: boolean;
}

const SCALER_MS = 10_000;

/**
 * One scaler after another, until somebody wants to quit; each keeps its
 * session meanwhile. Gives 1 where the first cannot be reached.
 */
export async function plainScalers(
  options: PlainScalersOptions,
  { open, attach }: Pick<ConsoleOptions, "open" | "attach">,
): Promise<number> {
  using clients = new DisposableStack();
  const sessions = new Map<string, Session>();
  const sessionAt = (address: string) => {
    const made = sessions.get(address) ?? {
      portal: clients.use(new PortalClient(address)),
    };
    sessions.set(address, made);
    return made;
  };
  const places = new Places(open);
  let before: Place | undefined;
  let place = attach === undefined ? await places.own() : places.at(attach);
  while (true) {
    const left = await atScaler(options, place, sessionAt(place.portal));
    if (left.kind === "quit") return 0;
    if (left.kind === "unreachable") {
      if (!before) return 1;
      [place, before] = [before, undefined];
      continue;
    }
    before = place;
    if (left.kind === "attach") place = places.at(left.address);
    else place = (await ownOrTold(places, options)) ?? place;
  }
}

/** The own scaler, and those that are not. */
class Places {
  readonly #open: ConsoleOptions["open"];
  #own: Place | undefined;

  constructor(open: ConsoleOptions["open"]) {
    this.#open = open;
  }

  /** @throws whatever keeps the own scaler from being found or started. */
  async own(): Promise<Place> {
    this.#own = { ...(await this.#open()), isAttached: false };
    return this.#own;
  }

  at(portal: string): Place {
    if (portal === this.#own?.portal) return this.#own;
    return { portal, isAttached: true };
  }
}

/** The own scaler; where it does not start, that is said. */
async function ownOrTold(
  places: Places,
  { talk, signal }: PlainScalersOptions,
): Promise<Place | undefined> {
  try {
    return await places.own();
  } catch (error) {
    if (signal.aborted) throw error;
    talk.say(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Works with one scaler, if it answers. */
async function atScaler(
  options: PlainScalersOptions,
  { portal: address, isAttached, background }: Place,
  session: Session,
): Promise<Leaving | { readonly kind: "unreachable" }> {
  const { talk, signal, memory } = options;
  if (isAttached) talk.say(`Connecting to ${address}`);
  const scaler = await session.portal
    .getScaler({ signal, deadlineMs: SCALER_MS })
    .catch((error: unknown) => attachRefusal(error, address));
  if (typeof scaler === "string") {
    talk.say(scaler);
    return { kind: "unreachable" };
  }
  if (isAttached) memory.keep(withScaler(memory.current(), address));
  talk.say(`Scaler ${address}: end servers run with ${scaler.runtime}`);
  talk.say(scaler.runtimeReason);
  if (scaler.preparing !== "") talk.say(scaler.preparing);
  if (scaler.rates) talk.say(`Exchange rates ${ratesSentence(scaler.rates)}`);
  const { portal } = session;
  const world = { ...options, portal, address, scaler, isAttached };
  return await tenants(world, { session, background });
}
