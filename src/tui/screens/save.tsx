import type { Screen } from "../screen.ts";
import { FormView } from "./_form_view.tsx";

/** Writing an answer to a file. */
export const save: Screen = {
  title: () => "Export",
  help: "Writes the answer to a new file: CSV, or JSON where its name ends so. A file that exists is left alone.",
  bindings: [],
  submit: ({ route, effects }) => effects.calculator.save(route),
  View: FormView,
};
