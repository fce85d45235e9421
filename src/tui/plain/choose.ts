import type { FormChoice } from "../components/form.ts";
import type { Talk } from "./talk.ts";

/** What an empty answer stands for. */
export interface ChooseOptions {
  /** The value chosen by an empty answer. */
  readonly otherwise?: string;
}

/** Has one of several values chosen, by its number or its name. */
export async function choose(
  talk: Talk,
  { question, choices }: Question,
  { otherwise }: ChooseOptions = {},
): Promise<string> {
  sayChoices(talk, { question, choices });
  const index = choices.findIndex(({ value }) => value === otherwise);
  const options = index < 0 ? {} : { otherwise: String(index + 1) };
  while (true) {
    const text = await talk.ask(`Choose ${rangeOf(choices)}`, options);
    const found = chosenBy(text, choices);
    if (found) return found.value;
    talk.say(`Cannot choose "${text}": give a number ${rangeOf(choices)}`);
  }
}

/** Has any number of values chosen; gives them as forms keep them: `a,b`. */
export async function chooseMany(
  talk: Talk,
  { question, choices }: Question,
): Promise<string> {
  sayChoices(talk, { question, choices });
  while (true) {
    const text = await talk.ask("Choose numbers, such as 1,3; or all");
    if (text === "all") return choices.map(({ value }) => value).join(",");
    const parts = text.split(/[\s,]+/).filter((part) => part !== "");
    const found = parts.map((part) => chosenBy(part, choices)?.value);
    const wrong = parts.find((_, index) => found[index] === undefined);
    if (wrong === undefined) return [...new Set(found)].join(",");
    talk.say(`Cannot choose "${wrong}": give numbers ${rangeOf(choices)}`);
  }
}

/** What is asked, and what can be answered. */
export interface Question {
  readonly question: string;
  readonly choices: readonly FormChoice[];
}

function sayChoices(talk: Talk, { question, choices }: Question): void {
  talk.say(question);
  for (const [index, { label, summary = "" }] of choices.entries()) {
    talk.say(`  ${index + 1} ${label}${summary === "" ? "" : `: ${summary}`}`);
  }
}

function chosenBy(
  text: string,
  choices: readonly FormChoice[],
): FormChoice | undefined {
  if (/^\d{1,4}$/.test(text)) return choices[Number(text) - 1];
  const wanted = text.toLowerCase();
  return choices.find(
    ({ value, label }) =>
      value.toLowerCase() === wanted || label.toLowerCase() === wanted,
  );
}

function rangeOf(choices: readonly FormChoice[]): string {
  return `from 1 to ${choices.length}`;
}
