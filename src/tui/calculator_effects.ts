import { CalculatorClient } from "../wire/calculator_client.ts";
import type { ClientLog } from "../wire/client_log.ts";
import type { World } from "./world.ts";
import { explain, refuseForm } from "./explain.ts";
import { inputsOf } from "./inputs_of.ts";
import { routeTo } from "./reduce.ts";
import { serviceAt } from "./service_at.ts";
import type { Catalogue, Dock, Route } from "./types.ts";

/** What can be done with the services behind a port. */
export interface CalculatorEffects {
  /** Asks the port what it offers, and shows it. */
  readonly open: (port: number, instanceId: string) => void;
  /** Asks the port what it offers, and shows it beside its instance. */
  readonly dock: (
    instance: { readonly id: string; readonly port: number },
    options: Pick<Dock, "isFocused">,
  ) => void;
  /** Asks again, without going anywhere. */
  readonly refresh: (address: string) => void;
  /** Calls the service of a `calculation` route with its form. */
  readonly calculate: (route: Route) => void;
}

/** What calling services works with. */
export interface CalculatorWorld extends World {
  readonly clientLog: ClientLog;
  /** Where ports are: instances listen where their scaler does. */
  readonly host: string;
}

const CATALOGUE_MS = 10_000;

/** The effects about calculators; connections end with the console. */
export function calculatorEffects({
  store,
  signal,
  clientLog: log,
  host,
}: CalculatorWorld): CalculatorEffects {
  const clients = new Map<string, CalculatorClient>();
  signal.addEventListener("abort", () => {
    for (const client of clients.values()) client[Symbol.dispose]();
  });

  function clientOf(address: string): CalculatorClient {
    const known = clients.get(address);
    if (known) return known;
    const client = new CalculatorClient(address, { log });
    clients.set(address, client);
    return client;
  }

  async function refresh(address: string): Promise<void> {
    const told = (catalogue: Catalogue) =>
      store.dispatch(
        { kind: "catalogue", address, catalogue },
        { urgent: true },
      );
    told({ kind: "asked" });
    try {
      const options = { signal, deadlineMs: CATALOGUE_MS };
      const services = await clientOf(address).listServices(options);
      told({ kind: "known", services });
    } catch (error) {
      if (signal.aborted) return;
      told({ kind: "failed", message: explain(error, address).message });
    }
  }

  async function calculate(route: Route): Promise<void> {
    const { address, form } = route;
    const service = serviceAt(store.current().data, route);
    if (!form || !service) return;
    const show = (patch: Partial<Route>) =>
      store.dispatch(
        { kind: "patch", screen: "calculation", patch },
        { urgent: true },
      );
    try {
      const values = inputsOf(service, form.values);
      const answer = await clientOf(address).call(service, values, { signal });
      const status = { kind: "editing" } as const;
      show({ answer, scroll: 0, form: { ...form, status } });
    } catch (error) {
      if (signal.aborted) return;
      const refused = refuseForm(form, explain(error, address));
      show({ answer: undefined, form: refused });
    }
  }

  return {
    open(port, instanceId) {
      const address = `${host}:${port}`;
      const route = routeTo("services", { address, instanceId });
      store.dispatch({ kind: "push", route }, { urgent: true });
      void refresh(address);
    },
    dock({ id: instanceId, port }, { isFocused }) {
      const address = `${host}:${port}`;
      const routes = [routeTo("services", { address, instanceId })];
      const dock = { routes, isFocused };
      const action = { kind: "dock", instanceId, dock } as const;
      store.dispatch(action, { urgent: isFocused });
      void refresh(address);
    },
    refresh: (address) => void refresh(address),
    calculate: (route) => void calculate(route),
  };
}
