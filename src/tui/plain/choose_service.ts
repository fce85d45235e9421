import type { ServiceOutput } from "../../wire/messages.ts";
import { choose } from "./choose.ts";
import type { Talk } from "./talk.ts";

const BACK = "";

/** Has a service chosen; `undefined` when none is wanted. */
export async function chooseService(
  talk: Talk,
  services: readonly ServiceOutput[],
): Promise<ServiceOutput | undefined> {
  const choices = [
    ...services.map(({ id, title, summary }) => {
      return { value: id, label: title, summary };
    }),
    { value: BACK, label: "Back" },
  ];
  const id = await choose(talk, { question: "Which service?", choices });
  return services.find((service) => service.id === id);
}
