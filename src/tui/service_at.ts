import type { ServiceOutput } from "../wire/messages.ts";
import type { Data, Route } from "./types.ts";

/** The service a route is about, once its port's catalogue is known. */
export function serviceAt(
  { catalogues }: Data,
  { address, serviceId }: Route,
): ServiceOutput | undefined {
  const catalogue = catalogues[address];
  if (catalogue?.kind !== "known") return undefined;
  return catalogue.services.find(({ id }) => id === serviceId);
}
