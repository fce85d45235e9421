import type { PortalHandlers } from "../../wire/gen/tellerline/v1/Portal.ts";
import type { Calls } from "./calls.ts";
import { Deployments } from "./deployments.ts";
import { listDecisions } from "./list_decisions.ts";
import type { Fleet } from "./types.ts";

/** The calls about the scaler and about instances, each with one answer. */
export function instanceHandlers(calls: Calls, fleet: Fleet) {
  const deployments = new Deployments(fleet);
  return {
    GetScaler: calls.open((_, { tenant }) => fleet.about(tenant)),
    ListServices: calls.owned(() => ({ services: [...fleet.services()] })),
    CreateInstance: calls.owned(async (asked, { tenant }) =>
      deployments.deploy(tenant, asked),
    ),
    ListInstances: calls.owned((_, { tenant }) => ({
      instances: [...fleet.list(tenant)],
    })),
    GetInstance: calls.owned(({ id }, { tenant }) => fleet.get(tenant, id)),
    UpdateInstance: calls.owned(async (asked, { tenant }) =>
      deployments.change(tenant, asked),
    ),
    ScaleInstance: calls.owned(async ({ id, endServers }, { tenant }) =>
      fleet.scale(tenant, id, endServers),
    ),
    DeleteInstance: calls.owned(async ({ id }, { tenant }) => {
      await fleet.remove(tenant, id);
      return {};
    }),
    ListDecisions: calls.owned((asked, { tenant }) =>
      listDecisions(fleet, tenant, asked),
    ),
  } satisfies Partial<PortalHandlers>;
}
