import { PortalClient } from "../wire/portal_client.ts";
import { attachRefusal } from "./attach_refusal.ts";
import type { BackgroundScaler, ConsoleOptions } from "./console_options.ts";
import type { LinkEffects } from "./link_effects.ts";
import { openPortal, type OpenPortal } from "./open_portal.ts";
import { refuseAttach } from "./refuse_attach.ts";
import { welcomeRoute } from "./welcome_form.ts";
import type { World } from "./world.ts";

/** What a {@linkcode ScalerLink} works with. */
export type ScalerLinkOptions = World & Pick<ConsoleOptions, "open" | "attach">;

/** A scaler that is worked with. */
interface Shown {
  readonly address: string;
  readonly client: PortalClient;
  readonly portal: OpenPortal;
  readonly background: BackgroundScaler | undefined;
}

/** Who is logged in where, while another scaler is shown. */
interface Left {
  readonly client: PortalClient;
  readonly email: string | undefined;
}

const ATTACH_MS = 5_000;
const URGENT = { urgent: true };

/**
 * The scaler a console works with: its own, or one that was attached to. Each
 * keeps its session while another one is shown.
 */
export class ScalerLink implements Disposable {
  readonly effects: LinkEffects = {
    attach: (address) => void this.#attach(address),
    detach: () => void this.#detach(),
  };
  readonly #options: ScalerLinkOptions;
  readonly #left = new Map<string, Left>();
  #shown: Shown | undefined;
  /** `host:port` of the own scaler, once it was shown. */
  #own: string | undefined;
  #trying = new AbortController();

  constructor(options: ScalerLinkOptions) {
    this.#options = options;
  }

  /**
   * Works with the scaler that was asked for.
   *
   * @throws whatever keeps the own scaler from being found or started.
   */
  async begin(): Promise<void> {
    const { open, attach, signal } = this.#options;
    if (attach !== undefined) return this.#show(attach);
    const { portal, background } = await open();
    signal.throwIfAborted();
    this.#own = portal;
    this.#show(portal, background);
  }

  /** What can be done at the scaler that is shown. */
  get portal(): OpenPortal["effects"] | undefined {
    return this.#shown?.portal.effects;
  }

  /** The own scaler in the background, while it is shown. */
  get background(): BackgroundScaler | undefined {
    return this.#shown?.background;
  }

  /** `host:port` of its portal. */
  get address(): string {
    return this.#shown?.address ?? "";
  }

  [Symbol.dispose](): void {
    this.#trying.abort();
    this.#leave();
    for (const { client } of this.#left.values()) client[Symbol.dispose]();
    this.#left.clear();
  }

  async #attach(address: string): Promise<void> {
    if (address === this.#shown?.address) {
      return this.#refuse(`This is the scaler at ${address} already`);
    }
    if (address === this.#own) return await this.#detach();
    const signal = this.#try(`Connecting to ${address}`);
    const known = this.#left.get(address)?.client;
    const client = known ?? new PortalClient(address);
    try {
      await client.getScaler({ signal, deadlineMs: ATTACH_MS });
      signal.throwIfAborted();
      if (!known) this.#left.set(address, { client, email: undefined });
      this.#change(address, address);
    } catch (error) {
      if (!known) client[Symbol.dispose]();
      if (!signal.aborted) this.#refuse(attachRefusal(error, address));
    }
  }

  async #detach(): Promise<void> {
    const { store, open } = this.#options;
    if (store.current().attached === undefined) {
      return this.#refuse("This is the scaler of this machine already");
    }
    const signal = this.#try("Looking for the scaler of this machine");
    try {
      const { portal, background } = await open();
      if (signal.aborted) return;
      this.#own = portal;
      this.#change(portal, undefined, background);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (!signal.aborted) this.#refuse(why);
    }
  }

  /** Says what is tried; whatever was tried before is given up. */
  #try(text: string): AbortSignal {
    this.#trying.abort();
    this.#trying = new AbortController();
    this.#say(text, "accent");
    return AbortSignal.any([this.#options.signal, this.#trying.signal]);
  }

  /** Shows another scaler: where one was logged in, as one left it. */
  #change(
    address: string,
    attached: string | undefined,
    background?: BackgroundScaler,
  ): void {
    const { store } = this.#options;
    this.#leave();
    store.dispatch({ kind: "attached", scaler: attached });
    const email = this.#left.get(address)?.email;
    const routes = [welcomeRoute(store.current())];
    store.dispatch({ kind: "reset", routes }, URGENT);
    this.#show(address, background);
    const what = attached
      ? `Attached to ${attached}`
      : "Back at the scaler of this machine";
    this.#say(what, "ok");
    if (email !== undefined) this.#shown?.portal.resume(email);
  }

  #show(address: string, background?: BackgroundScaler): void {
    const client = this.#left.get(address)?.client ?? new PortalClient(address);
    this.#left.delete(address);
    const { store, signal } = this.#options;
    const portal = openPortal(client, { address, store, signal });
    this.#shown = { address, client, portal, background };
  }

  #leave(): void {
    if (!this.#shown) return;
    const { address, client, portal } = this.#shown;
    const { email } = this.#options.store.current().data;
    portal[Symbol.dispose]();
    this.#left.set(address, { client, email });
    this.#shown = undefined;
  }

  #refuse(text: string): void {
    refuseAttach(this.#options, text);
  }

  #say(text: string, tone: "ok" | "accent"): void {
    const notice = { text, tone };
    this.#options.store.dispatch({ kind: "notice", notice }, URGENT);
  }
}
