import type { Context, Screen } from "../screen.ts";
import { serviceAt } from "../service_at.ts";
import { LoadView } from "./_load_view.tsx";

/** Sending the same request many times, to see the instance scale. */
export const load: Screen = {
  title: (data, route) => {
    const service = serviceAt(data, route);
    return `Load on ${service?.title ?? route.serviceId}`;
  },
  help: "Sends what the calculator's form holds, again and again, at a rate that does not wait for answers. It goes on while other screens are looked at, x or Ctrl-X stops it, and it ends with the console.",
  bindings: [
    { keys: ["x", "ctrl-x"], command: "stop", label: "stop", priority: 3 },
  ],
  run,
  submit: ({ route, effects }) => effects.calculator.startLoad(route),
  View: LoadView,
};

function run(command: string, { effects }: Context): void {
  if (command === "stop") effects.calculator.stopLoad();
}
