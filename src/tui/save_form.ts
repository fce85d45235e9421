import { csvTables } from "../wire/answer_csv.ts";
import type { ServiceOutput } from "../wire/messages.ts";
import { openForm, type FormField } from "./components/form.ts";
import { routeTo } from "./reduce.ts";
import type { Route } from "./types.ts";

/** The choice of everything that was answered. */
export const EVERYTHING = "";

/** The way to writing an answer down, with a name that says what it is. */
export function saveRoute(
  { address, instanceId, serviceId, form, answer }: Route,
  { service, atMs }: { readonly service: ServiceOutput; readonly atMs: number },
): Route {
  const stamp = new Date(atMs).toISOString().slice(0, 19);
  const name = `${serviceId}-${stamp.replaceAll(":", "")}Z.csv`;
  return routeTo("save", {
    address,
    instanceId,
    serviceId,
    answer,
    before: form?.values ?? {},
    form: openForm(fieldsOf(service), { path: name }),
  });
}

function fieldsOf(service: ServiceOutput): readonly FormField[] {
  const labels = new Map(
    service.outputs.map(({ name, label }) => [name, label]),
  );
  const parts = csvTables(service).map((value) => {
    return { value, label: labels.get(value) ?? "the figures without tables" };
  });
  return [
    {
      name: "path",
      label: "File",
      kind: "text",
      required: true,
      hint: "Ends in .json for JSON, else it is CSV; from the folder this was started in. A file that exists is left alone",
    },
    {
      name: "part",
      label: "What",
      kind: "choice",
      choices: [{ value: EVERYTHING, label: "everything" }, ...parts],
      hint: "JSON always has everything, and the request",
    },
  ];
}
