import type { Data } from "./types.ts";

/**
 * How much of its quota of end servers a tenant has: `6 of 100`. Empty where
 * the scaler tells of none.
 */
export function quotaText({
  instances,
  scaler,
}: Pick<Data, "instances" | "scaler">): string {
  const quota = scaler?.maxEndServersPerTenant ?? 0;
  if (quota === 0) return "";
  const own = instances.reduce((sum, { desired }) => sum + desired, 0);
  return `${own} of ${quota}`;
}

/** What to know when setting the number of end servers by hand. */
export function numberHint(data: Parameters<typeof quotaText>[0]): string {
  const quota = quotaText(data);
  const rule = "Set now; the policy goes on from there";
  return quota === "" ? rule : `${rule}. In all you have ${quota} end servers`;
}
