import { changeRoute } from "./change_form.ts";
import { routeTo } from "./reduce.ts";
import { sampleCalculation } from "./_sample_calculation.ts";
import { deployRoute } from "./screens/deploy.tsx";
import { scaleRoute } from "./screens/scale.tsx";
import type { Data, Route, ScreenName } from "./types.ts";
import { sampleAsked } from "./_sample_asked.ts";
import { welcomeRoute } from "./welcome_form.ts";

/** Where the sample's instance is called. */
export const ADDRESS = "127.0.0.1:61000";
/** The sample's instance. */
export const ID = "i1";

/** The way to a screen that has all there is to it. */
export function sampleRoute(
  screen: ScreenName,
  data: Data,
  text = "a word",
): Route {
  const [service] = data.services;
  switch (screen) {
    case "welcome":
      return welcomeRoute();
    case "deploy":
      return deployRoute(data);
    case "change":
      return changeRoute(data, ID);
    case "scale":
      return scaleRoute(data, ID);
    case "picks":
    case "what_if":
      return sampleAsked(screen, data, { instanceId: ID, text });
    case "decision": {
      const [decision] = data.views[ID]?.decisions ?? [];
      return routeTo(screen, {
        instanceId: ID,
        ...(decision ? { decision } : {}),
      });
    }
    case "calculation":
    case "load":
    case "save":
      return service
        ? sampleCalculation(screen, { service, text })
        : routeTo(screen);
    case "instances":
    case "instance":
    case "progress":
    case "services":
    case "history":
      return routeTo(screen, { instanceId: ID, address: ADDRESS });
    default:
      return screen satisfies never;
  }
}
