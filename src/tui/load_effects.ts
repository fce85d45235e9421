import { CalculatorClient } from "../wire/calculator_client.ts";
import type { LoadCounts } from "../wire/load_plan.ts";
import { runLoad } from "../wire/load_run.ts";
import { explain, explanationOf, refuseForm } from "./explain.ts";
import { inputsOf } from "./inputs_of.ts";
import { loadPlanOf } from "./load_form.ts";
import { serviceAt } from "./service_at.ts";
import type { LoadState, Route } from "./types.ts";
import type { World } from "./world.ts";

/** Sending many calls. */
export interface LoadEffects {
  /** Sends the load of a `load` route, in place of one that runs. */
  readonly startLoad: (route: Route) => void;
  readonly stopLoad: () => void;
}

const URGENT = { urgent: true };
const NO_COUNTS: LoadCounts = {
  sent: 0,
  ok: 0,
  inFlight: 0,
  leftOut: 0,
  byStatus: {},
  p50Ms: 0,
  p99Ms: 0,
  elapsedMs: 0,
};

/** The effects about load; it ends with the console at the latest. */
export function loadEffects({ store, signal }: World): LoadEffects {
  let running: AbortController | undefined;

  async function start(route: Route): Promise<void> {
    const { form, address, serviceId, before = {} } = route;
    const service = serviceAt(store.current().data, route);
    if (!form || !service) return;
    const show = (shown: typeof form) =>
      store.dispatch(
        { kind: "patch", screen: "load", patch: { form: shown } },
        URGENT,
      );
    const made = loadPlanOf(form.values);
    if (made.kind === "wrong") {
      return show(refuseForm(form, explanationOf(made.errors)));
    }
    running?.abort();
    const own = new AbortController();
    running = own;
    const about = { address, serviceId, ...made.plan };
    const tell = (state: Pick<LoadState, "status" | "counts">) => {
      if (running === own) {
        store.dispatch({ kind: "load", load: { ...about, ...state } }, URGENT);
      }
    };
    tell({ status: "running", counts: NO_COUNTS });
    show({ ...form, status: { kind: "editing" }, isOutside: true });
    // Thousands of calls are no record of what was asked: none is kept.
    using client = new CalculatorClient(address);
    const plan = { service, values: inputsOf(service, before), ...made.plan };
    try {
      const counts = await runLoad(client, plan, {
        signal: AbortSignal.any([signal, own.signal]),
        onCounts: (counts) => tell({ status: "running", counts }),
      });
      tell({ status: own.signal.aborted ? "stopped" : "done", counts });
    } catch (error) {
      tell({ status: "stopped", counts: NO_COUNTS });
      show(refuseForm(form, explain(error, address)));
    }
  }

  return {
    startLoad: (route) => void start(route),
    stopLoad: () => running?.abort(),
  };
}
