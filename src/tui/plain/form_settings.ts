import type { Settings } from "../../wire/messages.ts";
import { settingsOf } from "../requests.ts";
import type { FormValues } from "./ask_form.ts";

/** What is wrong with a form's settings, by field. */
export function checkSettings(values: FormValues): FormValues {
  const made = settingsOf(values);
  return made.kind === "wrong" ? made.errors : {};
}

/** The settings of a form in which nothing is wrong. */
export function sentSettings(values: FormValues): Settings {
  const made = settingsOf(values);
  return made.kind === "settings" ? made.settings : {};
}
