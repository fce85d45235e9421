import type { ServiceOutput } from "../wire/messages.ts";
import { loadRoute } from "./load_form.ts";
import { routeTo } from "./reduce.ts";
import { saveRoute } from "./save_form.ts";
import type { Route } from "./types.ts";

/** The way on from a calculator: what is done with its request or its answer. */
export function answerRoute(
  screen: "history" | "load" | "save",
  from: Route,
  { service, atMs }: { readonly service: ServiceOutput; readonly atMs: number },
): Route {
  const { address, instanceId } = from;
  switch (screen) {
    case "history":
      return routeTo(screen, { address, instanceId });
    case "load":
      return loadRoute(from);
    case "save":
      return saveRoute(from, { service, atMs });
    default:
      return screen satisfies never;
  }
}
