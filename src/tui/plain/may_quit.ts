import type { BackgroundScaler } from "../console_options.ts";
import { choose } from "./choose.ts";
import type { Talk } from "./talk.ts";

const FATES = [
  { value: "keep", label: "Quit, and keep the scaler serving" },
  { value: "stop", label: "Quit, and stop the scaler with its end servers" },
  { value: "stay", label: "Stay" },
] as const;

/** Whether somebody may go: a scaler in the background is asked about first. */
export async function mayQuit(
  talk: Talk,
  background: BackgroundScaler | undefined,
): Promise<boolean> {
  if (!background?.isRunning()) return true;
  const question = "The scaler was started for this console. What of it?";
  const fate = await choose(talk, { question, choices: FATES });
  if (fate === "keep" || fate === "stop") background.leave(fate);
  return fate !== "stay";
}
