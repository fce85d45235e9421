import type { CalculatorAnswer } from "../../wire/calculator_client.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { milliseconds } from "../format.ts";
import { answerSentences, type AnswerRows } from "./answer_sentences.ts";
import { choose } from "./choose.ts";
import type { Talk } from "./talk.ts";

/** A table of more rows than this is asked about first. */
const FEW_ROWS = 12;

/** Says what a service answered, who did and how long it took. */
export async function sayAnswer(
  talk: Talk,
  answer: CalculatorAnswer,
  service: ServiceOutput,
): Promise<void> {
  const { values, tables } = answerSentences(service, answer.outputs);
  for (const line of values) talk.say(line);
  for (const table of tables) await sayTable(talk, table);
  const by = answer.endpoint === undefined ? "" : ` by ${answer.endpoint}`;
  talk.say(`Answered${by} in ${milliseconds(answer.elapsedMs)}`);
}

async function sayTable(
  talk: Talk,
  { title, rows }: AnswerRows,
): Promise<void> {
  const count = `${title}, ${rows.length} rows`;
  if (rows.length <= FEW_ROWS) talk.say(count);
  else {
    const choices = [
      { value: "no", label: "Leave them out" },
      { value: "yes", label: "Say them all" },
    ];
    const question = { question: count, choices };
    const said = await choose(talk, question, { otherwise: "no" });
    if (said === "no") return;
  }
  for (const row of rows) talk.say(row);
}
