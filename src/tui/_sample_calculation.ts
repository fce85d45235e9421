import { calculationRoute } from "./calculation_route.ts";
import { loadRoute } from "./load_form.ts";
import { sampleOutputs } from "./_sample_service.ts";
import { saveRoute } from "./save_form.ts";
import type { Route } from "./types.ts";
import type { ServiceOutput } from "../wire/messages.ts";

/** Which service was called, and what it said. */
export interface Answered {
  readonly service: ServiceOutput;
  readonly text: string;
}

/** A calculation with its answer, or a screen that begins from one. */
export function sampleCalculation(
  screen: "calculation" | "load" | "save",
  { service, text }: Answered,
): Route {
  const at = { address: "127.0.0.1:61000", instanceId: "" };
  const outputs = sampleOutputs(text);
  const answer = { outputs, endpoint: text, elapsedMs: 12.3 };
  const asked = { ...calculationRoute(service, at), answer };
  if (screen === "load") return loadRoute(asked);
  if (screen === "save") return saveRoute(asked, { service, atMs: 0 });
  return asked;
}
