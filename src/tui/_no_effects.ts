import type { Effects } from "./effects.ts";
import { osc52 } from "./osc52.ts";

/** Effects that only tell their names, for tests of what is before them. */
export function effectsTelling(tell: (name: string) => void): Effects {
  return {
    portal: {
      enter: () => tell("enter"),
      logOut: () => tell("logOut"),
      deploy: () => tell("deploy"),
      change: () => tell("change"),
      scale: () => tell("scale"),
      remove: (id) => tell(`remove ${id}`),
      step: (_, by) => tell(`step ${by}`),
      explainPicks: (id) => tell(`explain ${id}`),
      play: () => tell("play"),
      stopPlay: () => tell("stopPlay"),
    },
    link: {
      attach: (address) => tell(`attach ${address}`),
      detach: () => tell("detach"),
    },
    calculator: {
      open: () => tell("open"),
      refresh: () => tell("refresh"),
      calculate: () => tell("calculate"),
      dock: () => tell("dock"),
      save: () => tell("save"),
      startLoad: () => tell("startLoad"),
      stopLoad: () => tell("stopLoad"),
    },
    redraw: () => tell("redraw"),
    suspend: () => tell("suspend"),
    copy(text) {
      tell(`copy ${text}`);
      return osc52(text);
    },
    quit: () => tell("quit"),
  };
}

/** Effects that do nothing. */
export const NO_EFFECTS: Effects = effectsTelling(() => {});
