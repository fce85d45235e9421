import { NO_COUNTS } from "../wire/load_plan.ts";
import { loadInThread } from "../wire/load_thread.ts";
import { explain, explanationOf, refuseForm } from "./explain.ts";
import type { LoadState } from "./data.ts";
import { loadPlanOf } from "./load_form.ts";
import type { Route } from "./types.ts";
import type { CalculatorWorld } from "./world.ts";

/** Sending many calls. */
export interface LoadEffects {
  /** Sends the load of a `load` route, in place of one that runs. */
  readonly startLoad: (route: Route) => void;
  readonly stopLoad: () => void;
}

/** What loads work with. */
export type LoadWorld = Pick<CalculatorWorld, "store" | "signal" | "trust">;

const URGENT = { urgent: true };

/** The effects about load; it ends with the console at the latest. */
export function loadEffects({ store, signal, trust }: LoadWorld): LoadEffects {
  let running: AbortController | undefined;

  async function start(route: Route): Promise<void> {
    const { form, address, serviceId } = route;
    const made = loadPlanOf(store.current().data, route);
    if (!form || !made) return;
    const show = (shown: typeof form) =>
      store.dispatch(
        { kind: "patch", screen: "load", patch: { form: shown } },
        URGENT,
      );
    if (made.kind === "wrong") {
      return show(refuseForm(form, explanationOf(made.errors)));
    }
    running?.abort();
    const own = new AbortController();
    running = own;
    const { ratePerS, seconds } = made.plan;
    const about = { address, serviceId, ratePerS, seconds };
    const tell = (
      state: Pick<LoadState, "status" | "counts">,
      options: { readonly urgent?: boolean } = URGENT,
    ) => {
      if (running !== own) return;
      store.dispatch({ kind: "load", load: { ...about, ...state } }, options);
    };
    tell({ status: "running", counts: NO_COUNTS });
    show({ ...form, status: { kind: "editing" }, isOutside: true });
    try {
      const target = { address, tls: trust() };
      const counts = await loadInThread(made.plan, target, {
        signal: AbortSignal.any([signal, own.signal]),
        onCounts: (counts) => tell({ status: "running", counts }, {}),
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
