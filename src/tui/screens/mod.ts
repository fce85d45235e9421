import type { Screen } from "../screen.ts";
import type { ScreenName } from "../types.ts";
import { calculation } from "./calculation.tsx";
import { change } from "./change.tsx";
import { decision } from "./decision.tsx";
import { deploy } from "./deploy.tsx";
import { history } from "./history.tsx";
import { instance } from "./instance.tsx";
import { instances } from "./instances.tsx";
import { load } from "./load.tsx";
import { picks } from "./picks.tsx";
import { progress } from "./progress.tsx";
import { save } from "./save.tsx";
import { scale } from "./scale.tsx";
import { services } from "./services.tsx";
import { whatIf } from "./what_if.tsx";
import { welcome } from "./welcome.tsx";

/** Every screen by its name. */
export const SCREENS: Readonly<Record<ScreenName, Screen>> = {
  welcome,
  instances,
  deploy,
  progress,
  instance,
  change,
  scale,
  what_if: whatIf,
  picks,
  decision,
  services,
  calculation,
  history,
  load,
  save,
};
