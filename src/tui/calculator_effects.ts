import { hostOf } from "../base/host_port.ts";
import { callEffects, type CallEffects } from "./call_effects.ts";
import { explain } from "./explain.ts";
import { loadEffects, type LoadEffects } from "./load_effects.ts";
import { recordedClients } from "./recorded_clients.ts";
import { routeTo } from "./reduce.ts";
import type { Catalogue, Dock } from "./types.ts";
import type { CalculatorWorld } from "./world.ts";

/** What can be done with the services behind a port. */
export interface CalculatorEffects extends CallEffects, LoadEffects {
  /** Asks the port what it offers, and shows it. */
  readonly open: (port: number, instanceId: string) => void;
  /** Asks the port what it offers, and shows it beside its instance. */
  readonly dock: (
    instance: { readonly id: string; readonly port: number },
    options: Pick<Dock, "isFocused">,
  ) => void;
  /** Asks again, without going anywhere. */
  readonly refresh: (address: string) => void;
}

const CATALOGUE_MS = 10_000;

/** The effects about calculators; connections end with the console. */
export function calculatorEffects(world: CalculatorWorld): CalculatorEffects {
  const { store, signal, past, portal } = world;
  const addressOf = (port: number) => `${hostOf(portal())}:${port}`;
  const clientOf = recordedClients(world);

  async function refresh(address: string): Promise<void> {
    const told = (catalogue: Catalogue) =>
      store.dispatch(
        { kind: "catalogue", address, catalogue },
        { urgent: true },
      );
    told({ kind: "asked" });
    if (store.current().data.calls.length === 0) void readPast();
    try {
      const options = { signal, deadlineMs: CATALOGUE_MS };
      const services = await clientOf(address).listServices(options);
      told({ kind: "known", services });
    } catch (error) {
      if (signal.aborted) return;
      told({ kind: "failed", message: explain(error, address).message });
    }
  }

  // Asked for once a port is looked at: it is a file, and may be long.
  async function readPast(): Promise<void> {
    const calls = await past();
    if (!signal.aborted) store.dispatch({ kind: "calls", calls });
  }

  return {
    open(port, instanceId) {
      const address = addressOf(port);
      const route = routeTo("services", { address, instanceId });
      store.dispatch({ kind: "push", route }, { urgent: true });
      void refresh(address);
    },
    dock({ id: instanceId, port }, { isFocused }) {
      const address = addressOf(port);
      const routes = [routeTo("services", { address, instanceId })];
      const dock = { routes, isFocused };
      const action = { kind: "dock", instanceId, dock } as const;
      store.dispatch(action, { urgent: isFocused });
      void refresh(address);
    },
    refresh: (address) => void refresh(address),
    ...callEffects({ store, signal, clientOf }),
    ...loadEffects(world),
  };
}
