/**
 * The full-screen console. It talks gRPC to a portal and to instance ports and
 * knows nothing of the scaler's inside. Import it only when it is to be shown,
 * after `NODE_ENV` is set: React decides by that when it is first imported.
 *
 * @example
 * ```ts
 * const { runConsole } = await import("./tui/mod.ts");
 * const code = await runConsole({ portal: "127.0.0.1:7400", embedded: false, ... });
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
} from "./console_options.ts";
