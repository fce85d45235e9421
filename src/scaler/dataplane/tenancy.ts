import { getLogger } from "@logtape/logtape";

import { ConflictError, PreconditionError } from "../../base/errors.ts";
import { endpointWatch } from "./endpoint_watch.ts";
import { HealthWatch, type HealthWatchOptions } from "./health_watch.ts";
import { limitsOf } from "./limits.ts";
import type { OpenOptions } from "./types.ts";
import type { Tenancy } from "./worker_handle.ts";

const log = getLogger(["tellerline", "dataplane"]);

/** What a tenancy is made with. */
export type TenancyOptions = Pick<
  OpenOptions,
  "listener" | "watchHealth" | "limits"
> &
  Omit<HealthWatchOptions, "limits">;

/** What the main thread keeps of an instance that a worker holds. */
export function makeTenancy(
  instance: string,
  options: TenancyOptions,
): Tenancy {
  const { listener, watchHealth = false } = options;
  const limits = limitsOf(options.limits);
  const opened = Promise.withResolvers<number>();
  const watch = endpointWatch((endpoint, what) => {
    const sentence = `End server {endpoint} of instance {instance} ${what}`;
    log.info(sentence, { instance, endpoint });
    listener.onEvent?.(`End server ${endpoint} ${what}`);
  });
  return {
    listener: {
      onSnapshot(snapshot) {
        watch(snapshot.endpoints);
        listener.onSnapshot(snapshot);
      },
      onRecorded: (chunk) => listener.onRecorded?.(chunk),
      onDrained: (endpoint) => listener.onDrained(endpoint),
      onPicks: (picks) => listener.onPicks?.(picks),
      onLetGo: (endpoints) => listener.onLetGo?.(endpoints),
    },
    opened,
    closed: Promise.withResolvers<void>(),
    health: watchHealth ? new HealthWatch({ ...options, limits }) : undefined,
    onRefused({ reason, message }) {
      const taken = reason === "port_taken";
      opened.reject(
        taken ? new ConflictError(message) : new PreconditionError(message),
      );
    },
  };
}
