import type { TlsTrust } from "../../wire/open_channel.ts";
import type { ClientLog } from "../../wire/client_log.ts";
import type { ScalerOutput, ServiceOutput } from "../../wire/messages.ts";
import type { PortalClient } from "../../wire/portal_client.ts";
import type { Remembered } from "../settings/remembered.ts";
import type { Talk } from "./talk.ts";

/** What calling a service without a screen works with. */
export interface PlainCalls {
  readonly talk: Talk;
  readonly clientLog: ClientLog;
  /** How ports are called by TLS; a scaler that tells how is believed. */
  readonly tls: TlsTrust | undefined;
  /** Aborts when the person interrupts. */
  readonly signal: AbortSignal;
}

/** What a tenant's conversation works with. */
export interface PlainWorld extends PlainCalls {
  readonly portal: PortalClient;
  /** `host:port` of the portal. */
  readonly address: string;
  readonly scaler: ScalerOutput;
  readonly readOnly: boolean;
  readonly memory: Memory;
  /** It is another scaler than the own one. */
  readonly isAttached: boolean;
}

/** What the next console is to know. */
export interface Memory {
  readonly current: () => Remembered;
  readonly keep: (remembered: Remembered) => void;
}

/** Where somebody wants to go from a scaler. */
export type Leaving =
  | { readonly kind: "quit" }
  | { readonly kind: "attach"; readonly address: string }
  | { readonly kind: "detach" };

/** A tenant who is logged in. */
export interface PlainTenant extends PlainWorld {
  readonly email: string;
  /** Has changes of the list said at once. */
  readonly look: () => Promise<void>;
  /** What can be deployed. */
  readonly services: readonly ServiceOutput[];
}
