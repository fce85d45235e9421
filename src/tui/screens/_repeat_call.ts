import { pastRoute } from "../calculation_route.ts";
import type { Context } from "../screen.ts";
import type { ServiceOutput } from "../../wire/messages.ts";
import type { Route } from "../types.ts";

/**
 * Asks the same again: what was asked last here, whatever was typed since.
 * `false` where nothing was asked yet.
 */
export function repeatCall(
  { state, route, dispatch, effects }: Context,
  service: ServiceOutput,
): boolean {
  const { calls } = state.data;
  const last = calls.find((it) => isHere(it, route));
  const form = last && pastRoute(service, last, route).form;
  if (!form) return false;
  const { hasOutside = false, isOutside = false } = route.form ?? {};
  const sent = { ...form, hasOutside, isOutside, errors: {} };
  const pending = { ...sent, status: { kind: "pending" } } as const;
  dispatch({ kind: "patch", patch: { form: pending } });
  effects.calculator.calculate({ ...route, form: pending });
  return true;
}

function isHere(
  { service, target }: { readonly service: string; readonly target: string },
  { serviceId, address }: Route,
): boolean {
  return service === serviceId && target === address;
}
