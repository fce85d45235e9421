import { line, type Line } from "../line.ts";
import { ratesSentence } from "../rates_sentence.ts";
import type { ViewProps } from "../screen.ts";
import { clean, paragraph } from "../text.ts";
import type { Data } from "../types.ts";

/** What this is, and what the scaler that is shown runs end servers with. */
export function welcomeAbout(
  { scaler, feeds }: Data,
  { width, theme: { ellipsis } }: Pick<ViewProps, "width" | "theme">,
): Line[] {
  const runtime = scaler
    ? scaler.runtimeReason
    : (feeds.scaler?.error ?? "Asking the scaler what it can do");
  const preparing = scaler?.preparing
    ? [line(`  ${clean(scaler.preparing)}`, { tone: "warn" })]
    : [];
  const rates = scaler?.rates
    ? `Exchange rates ${ratesSentence(scaler.rates)}`
    : "";
  return [
    [],
    line("  Deploy gRPC services. One port; as many end servers as it takes.", {
      bold: true,
    }),
    [],
    ...paragraph(clean(runtime), { width, most: 3, ellipsis }).map((text) =>
      line(`  ${text}`, { tone: "dim" }),
    ),
    ...paragraph(clean(rates), { width, most: 1, ellipsis }).map((text) =>
      line(`  ${text}`, { tone: scaler?.rates?.stale ? "warn" : "dim" }),
    ),
    ...preparing,
    [],
  ];
}
