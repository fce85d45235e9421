import { decisionEffects, type DecisionEffects } from "./decision_effects.ts";
import { instanceEffects, type InstanceEffects } from "./instance_effects.ts";
import { picksEffects, type PicksEffects } from "./picks_effects.ts";
import { sessionEffects, type SessionEffects } from "./session_effects.ts";
import { whatIfEffects, type WhatIfEffects } from "./what_if_effects.ts";
import type { PortalWorld } from "./world.ts";

/** What a tenant can have done at the scaler. */
export type PortalEffects = SessionEffects &
  InstanceEffects &
  DecisionEffects &
  PicksEffects &
  WhatIfEffects;

/** The effects of a tenant's console. */
export function portalEffects(world: PortalWorld): PortalEffects {
  return {
    ...sessionEffects(world),
    ...instanceEffects(world),
    ...decisionEffects(world),
    ...picksEffects(world),
    ...whatIfEffects(world),
  };
}
