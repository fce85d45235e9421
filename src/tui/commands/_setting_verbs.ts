import { PALETTES, type PaletteName } from "../palettes.ts";
import { act, say } from "../powers.ts";
import { parseRefresh, REFRESH_STEPS, setRefresh } from "../refresh_rate.ts";
import { setMouse } from "../set_mouse.ts";
import { CONFIRMATIONS } from "../settings/settings.ts";
import { isLoggedIn } from "./_go_verbs.ts";
import type { Verb } from "./verb.ts";

const CONFIRM_LABELS: Readonly<Record<string, string>> = {
  all: "Ask before every change",
  destructive: "Ask before something is stopped or deleted",
  none: "Never ask",
};

/** The verbs that change how the console itself behaves. */
export const SETTING_VERBS: readonly Verb[] = [
  {
    name: "theme",
    aliases: ["colors", "colours"],
    label: "Change the colours",
    argument: {
      name: "NAME",
      choices: () =>
        Object.entries(PALETTES).map(([value, { summary }]) => {
          return { value, label: summary };
        }),
    },
    run(name, powers) {
      if (!isPalette(name)) {
        const known = Object.keys(PALETTES).join(", ");
        const text = `Cannot change the theme: there is no "${name}"; try ${known}`;
        return say(powers, text, { tone: "err" });
      }
      act(powers, { kind: "settings", settings: { theme: name } });
      act(powers, { kind: "remember", remembered: { theme: name } });
    },
  },
  {
    name: "refresh",
    aliases: ["rate"],
    label: "How often live data is drawn: 0.5s, 2s, 1m",
    argument: {
      name: "TIME",
      choices: () =>
        REFRESH_STEPS.map((ms) => {
          return { value: `${ms / 1_000}s`, label: "" };
        }),
    },
    run(text, powers) {
      const refreshMs = parseRefresh(text);
      if (refreshMs !== undefined) return setRefresh(powers, refreshMs);
      const why = `Cannot refresh every "${text}"; give 0.1s to 60s`;
      say(powers, why, { tone: "err" });
    },
  },
  {
    name: "confirm",
    label: "Which changes are asked about first",
    argument: {
      name: "WHICH",
      choices: () =>
        CONFIRMATIONS.map((value) => {
          return { value, label: CONFIRM_LABELS[value] ?? "" };
        }),
    },
    run(text, powers) {
      const confirm = CONFIRMATIONS.find((it) => it === text);
      if (!confirm) {
        const why = `Cannot ask before "${text}"; give all, destructive or none`;
        return say(powers, why, { tone: "err" });
      }
      act(powers, { kind: "settings", settings: { confirm } });
      say(powers, CONFIRM_LABELS[confirm] ?? "");
    },
  },
  {
    name: "mouse",
    label: "Let the mouse select rows, or leave it to the terminal",
    argument: {
      name: "on|off",
      choices: () => [
        {
          value: "on",
          label: "Clicks select; the terminal selects with Shift",
        },
        { value: "off", label: "The terminal selects text as ever" },
      ],
    },
    run(text, powers) {
      if (text !== "on" && text !== "off") {
        const why = `Cannot turn the mouse "${text}"; give on or off`;
        return say(powers, why, { tone: "err" });
      }
      setMouse(powers, text === "on");
    },
  },
  {
    name: "log-out",
    aliases: ["logout"],
    label: "Leave this account",
    isHere: isLoggedIn,
    run: (_, { effects }) => effects.portal?.logOut(),
  },
];

function isPalette(name: string): name is PaletteName {
  return Object.hasOwn(PALETTES, name);
}
