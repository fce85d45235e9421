import type { BackgroundScaler } from "./console_options.ts";
import { createController } from "./controller.ts";
import type { Effects } from "./effects.ts";
import { hearTerminal, type HearOptions } from "./hear_terminal.ts";
import { holdPresses, type HeldPresses } from "./hold_presses.ts";
import { lifeOf, type Life, type LifeOptions } from "./life.ts";
import type { Report } from "./reports.ts";

/** What a console can do once it is connected. */
export interface Began {
  readonly effects: Omit<Effects, keyof Life>;
  /** The scaler, where this console may end it. */
  readonly background?: () => BackgroundScaler | undefined;
}

/** What keys go to, before there is a connection and after. */
export interface ConsoleKeys extends Pick<HeldPresses, "press"> {
  /** What the terminal tells by itself goes here. */
  readonly hear: (report: Report) => void;
  /** What keys do from now on. */
  readonly begin: (began: Began) => void;
}

const HELD = {
  text: "The scaler is not there yet; this is sent as soon as it is",
  tone: "warn",
} as const;

const NOT_YET: Began = {
  effects: {
    portal: undefined,
    link: undefined,
    calculator: {
      open() {},
      dock() {},
      refresh() {},
      calculate() {},
      save() {},
      startLoad() {},
      stopLoad() {},
    },
  },
};

/** What keys are made from. */
export interface ConsoleKeysOptions
  extends Omit<LifeOptions, "background">, Pick<HearOptions, "hits"> {}

/** Makes what keys go to from the first frame on. */
export function consoleKeys(options: ConsoleKeysOptions): ConsoleKeys {
  const { store, hits } = options;
  let began = NOT_YET;
  const life = lifeOf({ ...options, background: () => began.background?.() });
  const handle = createController({
    store,
    get background() {
      return began.background?.();
    },
    get effects() {
      return { ...began.effects, ...life };
    },
  });
  const { press, release } = holdPresses(
    (it) => (it.name === "ctrl-z" ? life.suspend() : handle(it)),
    () => store.dispatch({ kind: "notice", notice: HELD }, { urgent: true }),
  );
  return {
    press,
    hear: (report) => hearTerminal(report, { store, hits, onPress: press }),
    begin(it) {
      began = it;
      release();
    },
  };
}
