import { haproxy } from "./haproxy.ts";
import { haproxyTcp } from "./haproxy_tcp.ts";
import { nghttpx } from "./nghttpx.ts";
import { nginx } from "./nginx.ts";
import { tellerline } from "./tellerline.ts";
import type { Proxy } from "./types.ts";

/** Every contestant, in the order in which they take turns. */
export const PROXIES: readonly Proxy[] = [
  tellerline,
  haproxy,
  haproxyTcp,
  nghttpx,
  nginx,
];

/** What the others are compared to. */
export const YARDSTICK = haproxy;
