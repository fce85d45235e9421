import type { TlsTrust } from "../wire/open_channel.ts";
import type { SettingsSources } from "./settings/open_settings.ts";
import type { TerminalStreams } from "./terminal.ts";

/** What a console in any mode is given. */
export interface BaseOptions extends TerminalStreams, SettingsSources {
  /** Aborts when the person interrupts what has no screen. */
  readonly signal: AbortSignal;
  /** Keeps the client's own record of calls: `logs/client.jsonl` in it. */
  readonly stateDirectory: string;
  /** How ports are called by TLS; a scaler that tells how is believed. */
  readonly tls?: TlsTrust | undefined;
  /** The environment's `TERM`. */
  readonly term: string | undefined;
  /** Whether the environment has `CI` set. */
  readonly ci: boolean;
  /** Whether tmux is between the program and the terminal. @default false */
  readonly tmux?: boolean;
  /** No colours; bold and inverse stay. @default false */
  readonly noColor?: boolean;
  /** No character beyond ASCII. @default false */
  readonly ascii?: boolean;
  /** Bits of colour the terminal has: 4 for sixteen colours. @default 24 */
  readonly colorDepth?: number;
  /** Whether a screen reader reads along. @default false */
  readonly screenReader?: boolean;
}

/** Which scaler a console works with. */
export interface ConsoleTarget {
  /** `host:port` of the portal. */
  readonly portal: string;
  /** A console started it: whoever quits is asked what becomes of it. */
  readonly background?: BackgroundScaler;
}

/** What becomes of a scaler in the background when its console ends. */
export type Fate = "keep" | "stop";

/** A scaler in the background, as a console sees it. */
export interface BackgroundScaler {
  /** The file it logs to. */
  readonly log: string;
  readonly isRunning: () => boolean;
  /** Says what is to become of it, once the console has ended. */
  readonly leave: (fate: Fate) => void;
}

/** What a tenant's console is given. */
export interface ConsoleOptions extends BaseOptions {
  /** Finds or starts the own scaler, once the first frame is on the screen. */
  readonly open: () => Promise<ConsoleTarget>;
  /** `host:port` of another scaler's portal to begin with, if one is wanted. */
  readonly attach?: string | undefined;
}

/** What client mode is given. */
export interface ClientOptions extends BaseOptions {
  /** `host:port` of an instance. */
  readonly target: string;
}
