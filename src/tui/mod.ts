/**
 * The full-screen console. It talks gRPC to a portal and to instance ports and
 * knows nothing of the scaler's inside. Import it only when it is to be shown,
 * after `NODE_ENV` is set: React decides by that when it is first imported.
 *
 * @example
 * ```ts
 * const { runConsole } = await import("./tui/mod.ts");
 * const code = await runConsole({ open: async () => target, ... });
 * ```
 *
 * @module
 */
export { runConsole } from "./run_console.ts";
export { runClient } from "./run_client.ts";
export type {
  BaseOptions,
  ClientOptions,
  ConsoleOptions,
  ConsoleTarget,
} from "./console_options.ts";
