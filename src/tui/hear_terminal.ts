import type { Hits } from "./hits.ts";
import { clickOn, type ClickOptions } from "./click.ts";
import type { Report } from "./reports.ts";

/** What the terminal's reports work on. */
export interface HearOptions extends ClickOptions {
  readonly hits: Hits;
}

/** Does what the terminal tells by itself: clicks, the wheel, its focus. */
export function hearTerminal(report: Report, options: HearOptions): void {
  const { hits, store, onPress } = options;
  switch (report.kind) {
    case "focus": {
      const { focused } = report;
      // Who comes back sees what is now, at once.
      store.dispatch({ kind: "focus", focused }, { urgent: focused });
      return;
    }
    case "wheel":
      return onPress({ name: report.direction, text: undefined });
    case "click":
      return clickOn(hits.at(report.column, report.row), options);
    default:
      return report satisfies never;
  }
}
