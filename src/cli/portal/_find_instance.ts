import { NotFoundError } from "../../base/errors.ts";
import type { InstanceOutput } from "../../wire/messages.ts";
import { didYouMean } from "../near_match.ts";
import type { PortalContext } from "./types.ts";

/**
 * The tenant's instance that is called `given`: by id, else by name, else by
 * port.
 *
 * @throws {NotFoundError} naming a near one.
 */
export async function findInstance(
  given: string,
  { client, io }: Pick<PortalContext, "client" | "io">,
): Promise<InstanceOutput> {
  const all = await client.listInstances({ signal: io.signal });
  const found =
    all.find(({ id }) => id === given) ??
    all.find(({ name }) => name === given) ??
    all.find(({ port }) => String(port) === given);
  if (found) return found;
  const names = all.map(({ name }) => name);
  const hint = didYouMean(given, names) || "; `portal list` shows yours";
  throw new NotFoundError(
    `Cannot find instance "${given}": no id, name or port of yours${hint}`,
  );
}
