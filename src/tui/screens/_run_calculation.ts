import { answerRoute } from "../answer_route.ts";
import { answerText } from "../answer_text.ts";
import { AT_START } from "../answer_view.ts";
import { outside } from "../components/form.ts";
import { copyOut } from "../copy_out.ts";
import type { Context } from "../screen.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import { repeatCall } from "./_repeat_call.ts";

/** Does what a key of a calculator stands for, besides moving its answer. */
export function runCalculation(
  command: string,
  context: Context,
  service: ServiceOutput,
): void {
  const { route, dispatch } = context;
  const { form, answer } = route;
  switch (command) {
    case "answer": {
      if (!form) return;
      const turned = outside(form, !form.isOutside);
      return dispatch({ kind: "patch", patch: { form: turned } });
    }
    case "repeat":
      if (!repeatCall(context, service)) nothing(context);
      return;
    case "copy": {
      if (!answer) return nothing(context);
      const text = answerText(service, answer, route.place ?? AT_START);
      return copyOut(context, text, { what: "answer" });
    }
    case "save":
      if (!answer) return nothing(context);
      return go("save", context, service);
    case "history":
    case "load":
      return go(command, context, service);
  }
}

function go(
  screen: "history" | "load" | "save",
  { route, dispatch }: Context,
  service: ServiceOutput,
): void {
  const next = answerRoute(screen, route, { service, atMs: Date.now() });
  dispatch({ kind: "push", route: next });
}

function nothing({ dispatch }: Context): void {
  const text = "There is no answer yet: Enter sends the form";
  dispatch({ kind: "notice", notice: { text, tone: "warn" } });
}
