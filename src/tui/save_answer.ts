import { explanationOf, refuseForm } from "./explain.ts";
import { saveText } from "./save_text.ts";
import { serviceAt } from "./service_at.ts";
import type { Route } from "./types.ts";
import type { World } from "./world.ts";
import { writeNewFile } from "./write_new_file.ts";

/** Writes the answer of a `save` route to the file its form names. */
export async function saveAnswer(
  { store }: Pick<World, "store">,
  route: Route,
): Promise<void> {
  const { form } = route;
  const service = serviceAt(store.current().data, route);
  if (!form || !service) return;
  const path = form.values.path?.trim() ?? "";
  const urgent = { urgent: true };
  try {
    await writeNewFile(path, saveText(route, service));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const refused = refuseForm(form, explanationOf({ path: message }));
    const patch = { form: refused };
    store.dispatch({ kind: "patch", screen: "save", patch }, urgent);
    return;
  }
  const notice = { text: `Wrote ${path}`, tone: "ok" } as const;
  store.dispatch({ kind: "notice", notice });
  const { routes } = store.current();
  const left = routes.filter(({ screen }) => screen !== "save");
  store.dispatch({ kind: "reset", routes: left }, urgent);
}
