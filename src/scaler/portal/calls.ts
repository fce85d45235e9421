import {
  Metadata,
  status as Code,
  type handleServerStreamingCall,
  type handleUnaryCall,
} from "@grpc/grpc-js";
import { getLogger } from "@logtape/logtape";

import { CredentialsError } from "../../base/errors.ts";
import { every } from "../../base/every.ts";
import { toStatus, type Status } from "../../wire/status.ts";
import type { Visitor } from "./accounts.ts";
import {
  addressOf,
  cancellationOf,
  tokenOf,
  written,
  type IncomingCall,
  type Streaming,
} from "./server_call.ts";
import type { Sessions } from "./sessions.ts";

/** Somebody who is logged in. */
export interface Caller extends Visitor {
  readonly tenant: string;
  readonly token: string;
}

/** Anybody; known by name when logged in. */
export interface Guest extends Visitor {
  readonly tenant: string | undefined;
}

const log = getLogger(["tellerline", "portal"]);
const CHECK_SESSION_MS = 1_000;

/**
 * What every call has in common: who asks, what an error is answered with,
 * one line in the log, and an end when the portal stops.
 */
export class Calls implements Disposable {
  readonly #sessions: Sessions;
  readonly #stop = new AbortController();

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  /** A call that anybody may make. */
  open<Asked, Answer>(
    work: (request: Asked, guest: Guest) => Answer | Promise<Answer>,
  ): handleUnaryCall<Asked, Answer> {
    return (call, answer) => {
      const cancelled = cancellationOf(call);
      void this.#observed(call, cancelled, async () => {
        const tenant = this.#tenantIfAny(call);
        const guest = { ...this.#visitor(call, cancelled), tenant };
        answer(null, await work(call.request, guest));
      }).then((status) => status && answer(status));
    };
  }

  /** A call of somebody who is logged in. */
  owned<Asked, Answer>(
    work: (request: Asked, caller: Caller) => Answer | Promise<Answer>,
  ): handleUnaryCall<Asked, Answer> {
    return (call, answer) => {
      const cancelled = cancellationOf(call);
      void this.#observed(call, cancelled, async (identified) => {
        const caller = this.#caller(call, cancelled);
        identified(caller.tenant);
        answer(null, await work(call.request, caller));
      }).then((status) => status && answer(status));
    };
  }

  /**
   * As {@linkcode owned}, with a stream of answers. It ends with the session
   * too, within a second.
   */
  streaming<Asked, Answer>(
    work: (request: Asked, caller: Caller) => AsyncIterable<Answer>,
  ): handleServerStreamingCall<Asked, Answer> {
    return (call) => {
      const cancelled = cancellationOf(call);
      void this.#observed(call, cancelled, async (identified) => {
        const caller = this.#caller(call, cancelled);
        identified(caller.tenant);
        await this.#pour(call, caller, (it) => work(call.request, it));
        call.end();
      }).then((status) => status && call.emit("error", status));
    };
  }

  /** Ends the streams that are open. */
  [Symbol.dispose](): void {
    this.#stop.abort();
  }

  async #pour<Asked, Answer>(
    call: Streaming<Asked, Answer>,
    caller: Caller,
    work: (caller: Caller) => AsyncIterable<Answer>,
  ): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([caller.signal, over.signal]);
    every(CHECK_SESSION_MS, () => this.#check(caller, over), { signal });
    try {
      for await (const message of work({ ...caller, signal })) {
        if (signal.aborted) break;
        await written(call, message, signal);
      }
      signal.throwIfAborted();
    } finally {
      over.abort();
    }
  }

  #check({ token }: Caller, over: AbortController): void {
    try {
      this.#sessions.tenantOf(token);
    } catch (error) {
      over.abort(error);
    }
  }

  #visitor(call: IncomingCall, cancelled: AbortSignal): Visitor {
    const signal = AbortSignal.any([cancelled, this.#stop.signal]);
    return { address: addressOf(call), signal };
  }

  /** A session that is over is as good as none where none is needed. */
  #tenantIfAny(call: IncomingCall): string | undefined {
    const token = tokenOf(call);
    if (token === undefined) return undefined;
    try {
      return this.#sessions.tenantOf(token);
    } catch (error) {
      if (error instanceof CredentialsError) return undefined;
      throw error;
    }
  }

  #caller(call: IncomingCall, cancelled: AbortSignal): Caller {
    const token = tokenOf(call);
    const tenant = this.#sessions.tenantOf(token);
    return { ...this.#visitor(call, cancelled), tenant, token: token ?? "" };
  }

  /**
   * Runs the work of one call and writes its line in the log. Answers the
   * status to fail with, or `undefined`.
   */
  async #observed(
    call: IncomingCall,
    cancelled: AbortSignal,
    work: (identified: (tenant: string) => void) => Promise<void>,
  ): Promise<Status | undefined> {
    const beganAt = performance.now();
    const method = call.getPath().split("/").at(-1);
    let tenant: string | undefined;
    const note = (code: Code) => {
      const ms = Math.round(performance.now() - beganAt);
      const fields = { method, tenant, code: Code[code], ms };
      log.info("{method} answered {code} in {ms} ms", fields);
    };
    try {
      await work((it) => (tenant = it));
      note(Code.OK);
      return undefined;
    } catch (error) {
      const status = this.#statusOf(error, cancelled);
      const isOurs = status.code === Code.INTERNAL;
      if (isOurs) log.error("{method} failed: {error}", { method, error });
      note(status.code);
      return status;
    }
  }

  #statusOf(error: unknown, cancelled: AbortSignal): Status {
    const metadata = new Metadata();
    if (cancelled.aborted) {
      const details = "The caller gave up";
      return { code: Code.CANCELLED, details, metadata };
    }
    if (this.#stop.signal.aborted) {
      const details = "Cannot go on: the scaler is stopping; try again later";
      return { code: Code.UNAVAILABLE, details, metadata };
    }
    return toStatus(error);
  }
}
