/**
 * The verbs of `tellerline portal`, in the order help tells them.
 *
 * @module
 */
import { deleteInstance } from "./delete_instance.ts";
import { decisions } from "./decisions.ts";
import { deploy } from "./deploy.ts";
import { explain } from "./explain.ts";
import { info } from "./info.ts";
import { list } from "./list.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import { logs } from "./logs.ts";
import { passwd } from "./passwd.ts";
import { scale } from "./scale.ts";
import { services } from "./services.ts";
import { show } from "./show.ts";
import { signup } from "./signup.ts";
import type { PortalVerb } from "./types.ts";
import { update } from "./update.ts";
import { readVerbOf, type VerbRequest } from "./_verb_request.ts";
import { watch } from "./watch.ts";

export { findInstance } from "./_find_instance.ts";
export { openSessions } from "./_session_file.ts";
export type { VerbRequest } from "./_verb_request.ts";

const VERBS: ReadonlyMap<string, PortalVerb> = new Map<string, PortalVerb>([
  ["signup", signup],
  ["login", login],
  ["logout", logout],
  ["passwd", passwd],
  ["info", info],
  ["services", services],
  ["deploy", deploy],
  ["list", list],
  ["show", show],
  ["watch", watch],
  ["update", update],
  ["scale", scale],
  ["delete", deleteInstance],
  ["decisions", decisions],
  ["explain", explain],
  ["logs", logs],
]);

/** What verbs were called before, for scripts that still say so. */
const FORMER_NAMES: ReadonlyMap<string, string> = new Map([
  ["events", "decisions"],
]);

/**
 * Reads a command line of `portal`.
 *
 * @throws {UsageError} when it cannot be read.
 */
export function readVerb(args: readonly string[]): VerbRequest {
  const [name = "", ...rest] = args;
  const known = FORMER_NAMES.get(name);
  return readVerbOf(VERBS, known === undefined ? args : [known, ...rest]);
}
