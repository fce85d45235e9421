import type { Filters } from "./engine.ts";
import type { EndServerSpec } from "./types.ts";

/** The labels that make a container one of ours. */
export const LABEL = {
  installation: "tellerline.installation",
  tenant: "tellerline.tenant",
  instance: "tellerline.instance",
  endServer: "tellerline.end_server",
  /** One attempt to start: whose leftovers may be removed. */
  attempt: "tellerline.attempt",
} as const;

/** Labels as the engine reports them. */
export type Labels = Readonly<Record<string, string | undefined>>;

/**
 * The labels of one end server. That of its program, `tellerline.program`, comes
 * with the image.
 */
export function labelsOf(
  spec: EndServerSpec,
  extra: {
    readonly installation: string;
    readonly attempt: string;
  },
): Record<string, string> {
  return {
    [LABEL.installation]: extra.installation,
    [LABEL.tenant]: spec.tenant,
    [LABEL.instance]: spec.instance,
    [LABEL.endServer]: spec.name,
    [LABEL.attempt]: extra.attempt,
  };
}

/** What the engine is asked for: `wanted` on top of the installation's label. */
export function labelFilter(
  installation: string,
  wanted: Readonly<Record<string, string>> = {},
): Filters {
  const pairs = Object.entries({
    [LABEL.installation]: installation,
    ...wanted,
  });
  return { label: pairs.map(([key, value]) => `${key}=${value}`) };
}

/** Who an end server is, from its labels. */
export interface Identity {
  readonly name: string;
  readonly instance: string;
  readonly tenant: string;
}

/**
 * The identity of a container of this installation; `undefined` for any other.
 * Asked of everything the engine returns, whatever it was filtered by: a
 * container is never touched without it.
 */
export function identityOf(
  labels: Labels | undefined,
  installation: string,
): Identity | undefined {
  if (labels?.[LABEL.installation] !== installation) return undefined;
  const name = labels[LABEL.endServer];
  const instance = labels[LABEL.instance];
  const tenant = labels[LABEL.tenant];
  if (!name || !instance || tenant === undefined) return undefined;
  return { name, instance, tenant };
}
