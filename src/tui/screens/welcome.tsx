import { ratesSentence } from "../rates_sentence.ts";
import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import { line, type Line } from "../line.ts";
import type { Screen, ViewProps } from "../screen.ts";
import { clean, paragraph } from "../text.ts";
import type { Data } from "../types.ts";
import { firstHints } from "./_first_hints.ts";

const HINTS = [
  "Once you are in, n deploys a service and shows its end servers start.",
  "Then Enter watches it, c calculates with it; ? tells all keys.",
];

/** Signing up and logging in. */
export const welcome: Screen = {
  title: () => "Welcome",
  help: "Sign up once with an e-mail and a password; log in from then on. Deployments belong to the account.",
  bindings: [],
  feed: () => "scaler",
  submit: ({ route, effects }) =>
    route.form && effects.portal?.enter(route.form),
  View: WelcomeView,
};

function WelcomeView({ data, route, width, height, theme }: ViewProps) {
  const about =
    height < 12 ? [] : aboutLines(data, { width: width - 4, theme });
  const form = route.form
    ? formLines(route.form, { width, height: height - about.length, theme })
    : [];
  const room = height - about.length - form.length;
  const hints =
    route.form?.values["mode"] === "signup"
      ? firstHints(HINTS, { width, room, theme })
      : [];
  const lines = [...about, ...form, ...hints];
  return <Pane lines={lines} width={width} height={height} theme={theme} />;
}

function aboutLines(
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
