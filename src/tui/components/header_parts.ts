import { currentScreen } from "../current_screen.ts";
import type { Span } from "../line.ts";
import { everyText } from "../refresh_rate.ts";
import { DEFAULT_SETTINGS } from "../settings/settings.ts";
import { clean, cutTo } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { State } from "../types.ts";

const EMAIL_MOST = 24;

/** What there is to tell besides where one is, what matters most first. */
export function headerParts(state: State, { ellipsis }: Theme): Span[] {
  const { scaler, email } = state.data;
  const { refreshMs } = state.settings;
  const stale = state.data.feeds[currentScreen(state).feed]?.seconds ?? 0;
  const parts: Span[] = [];
  if (stale > 0) {
    parts.push({ text: `stale ${stale} s`, tone: "err", bold: true });
  }
  if (state.attached !== undefined) {
    parts.push({ text: `at ${state.attached}`, tone: "warn" });
  }
  if (state.readOnly) parts.push({ text: "read-only", tone: "warn" });
  if (scaler) parts.push({ text: clean(scaler.runtime), tone: "accent" });
  if (refreshMs !== DEFAULT_SETTINGS.refreshMs) {
    parts.push({ text: everyText(refreshMs), tone: "dim" });
  }
  if (email !== undefined) {
    const text = cutTo(clean(email), EMAIL_MOST, ellipsis);
    parts.push({ text, tone: "dim" });
  }
  return parts;
}
