import { refuse } from "./components/form.ts";
import { topRoute } from "./reduce.ts";
import type { World } from "./world.ts";

/** Says why another scaler is not shown: in the form that asked, or below. */
export function refuseAttach(
  { store }: Pick<World, "store">,
  text: string,
): void {
  const urgent = { urgent: true };
  const { screen, form } = topRoute(store.current());
  if (screen !== "welcome" || form?.status.kind !== "pending") {
    const notice = { text, tone: "err" } as const;
    return store.dispatch({ kind: "notice", notice }, urgent);
  }
  store.dispatch({ kind: "notice", notice: undefined });
  const patch = { form: refuse(form, text) };
  store.dispatch({ kind: "patch", screen, patch }, urgent);
}
