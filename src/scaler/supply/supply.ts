import type { SupplyLimit } from "../autoscaler/ration.ts";
import { Allotments } from "./allotments.ts";
import type { Caps } from "./fair_share.ts";
import type { Appetite } from "./headroom.ts";
import { HeadroomGuard } from "./headroom_guard.ts";
import { HostMeter, type HostMeterOptions } from "./host_meter.ts";

/** What there is for all instances of a scaler. */
export interface Supply {
  readonly allotments: Allotments;
  /** What keeps that instance from having all it asks for, in order. */
  limitsOf(id: string, appetite: Appetite): readonly SupplyLimit[];
}

/** What a supply is made of. */
export interface SupplyOptions extends HostMeterOptions {
  readonly caps: Caps;
  /**
   * Share of what one more end server may use that the host must have free;
   * 0: it is not looked at.
   */
  readonly headroomShare: number;
}

/** Makes the supply of a scaler, and measures the host from now on. */
export function makeSupply({
  caps,
  headroomShare: share,
  ...options
}: SupplyOptions): Supply {
  const allotments = new Allotments(caps);
  const meter = new HostMeter(options);
  const guard = new HeadroomGuard({ reading: () => meter.reading(), share });
  return {
    allotments,
    limitsOf: (id, appetite) => [
      (ask) => allotments.ceiling(id, ask),
      (ask) => guard.ceiling(ask, appetite),
    ],
  };
}
