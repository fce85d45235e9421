import { readHostPort } from "../../base/host_port.ts";
import { refuse } from "../components/form.ts";
import { noAddress } from "../no_address.ts";
import type { Context } from "../screen.ts";
import { addressIn } from "../welcome_form.ts";

/** Sends the form of the first screen to whom it is for. */
export function submitWelcome({
  route: { form },
  effects,
  dispatch,
}: Context): void {
  if (!form) return;
  const { portal, link } = effects;
  if (form.values.mode === "detach") return link?.detach();
  const text = addressIn(form);
  if (text === undefined) return portal?.enter(form);
  const address = readHostPort(text);
  if (address !== undefined) return link?.attach(address);
  const refused = refuse(form, "See the marked fields", {
    address: noAddress(text),
  });
  dispatch({ kind: "patch", patch: { form: refused } });
}
