import { formLines } from "../components/form_lines.ts";
import { Pane } from "../components/pane.tsx";
import type { Screen, ViewProps } from "../screen.ts";
import { reshapeWelcome } from "../welcome_form.ts";
import { firstHints } from "./_first_hints.ts";
import { submitWelcome } from "./_submit_welcome.ts";
import { welcomeAbout } from "./_welcome_about.ts";

const HINTS = [
  "Once you are in, n deploys a service and shows its end servers start.",
  "Then Enter watches it, c calculates with it; ? tells all keys.",
];

/** Signing up and logging in. */
export const welcome: Screen = {
  title: () => "Welcome",
  help: "Sign up once with an e-mail and a password; log in from then on. Deployments belong to the account. Or attach to another scaler: accounts are those of the scaler.",
  bindings: [],
  feed: () => "scaler",
  reshape: reshapeWelcome,
  submit: submitWelcome,
  View: WelcomeView,
};

function WelcomeView({ data, route, width, height, theme }: ViewProps) {
  const about =
    height < 12 ? [] : welcomeAbout(data, { width: width - 4, theme });
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
