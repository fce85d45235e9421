#!/usr/bin/env bun
import { constants, homedir } from "node:os";
import { join } from "node:path";

import { END_SERVER_COMMAND, isCompiled } from "./base/compiled.ts";
import { answerInput } from "./cli/answer_input.ts";
import { secretInput } from "./cli/secret_input.ts";
import type { ScalerPlace } from "./cli/scaler.ts";
import type { ScalerConfig } from "./cli/scaler_config.ts";
import type { Command, CommandIo } from "./cli/types.ts";

/**
 * The composition root: arguments, environment and signals come in here and
 * nowhere else, and only here do the console and the scaler meet. Commands are
 * imported when they are asked for, so that each starts quickly.
 */
const { env, stdin, stdout, stderr } = process;

const DEFAULT_PORTAL = "127.0.0.1:7400";

/** How this program is started, and how its end server is. */
const PROGRAM = [process.execPath, ...(isCompiled() ? [] : [import.meta.path])];
const END_SERVER = [
  process.execPath,
  isCompiled()
    ? END_SERVER_COMMAND
    : join(import.meta.dir, "endserver/main.ts"),
];

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => {
    const { start } = await import("./cli/start.ts");
    return (args, io) =>
      start(args, io, {
        findScaler: () => findScaler(io.stateDirectory),
        startScaler: (flags, signal) => backgroundOf(io, { flags, signal }),
        runConsole: async (plan) => {
          const { runConsole } = await import("./tui/mod.ts");
          return await runConsole({ ...screenOf(io), ...plan });
        },
      });
  },
  scaler: async () => {
    const { scaler } = await import("./cli/scaler.ts");
    return (args, io) =>
      scaler(args, io, {
        startScaler: (config, place) => scalerOf(io, config, place),
        onReload: (reload) => void process.on("SIGHUP", reload),
      });
  },
  client: async () => {
    const { client } = await import("./cli/client.ts");
    return (args, io) =>
      client(args, io, {
        runClient: async (plan) => {
          const { runClient } = await import("./tui/mod.ts");
          return await runClient({ ...screenOf(io), ...plan });
        },
      });
  },
  call: async () => (await import("./cli/call.ts")).call,
  portal: async () => (await import("./cli/portal.ts")).portal,
  balance: async () => {
    const { balance } = await import("./cli/balance.ts");
    const { startDataPlane } = await import("./scaler/mod.ts");
    const onReload = (reload: () => void) => void process.on("SIGHUP", reload);
    return (args, io) => balance(args, io, { startDataPlane, onReload });
  },
  simulate: async () => {
    const { simulate } = await import("./cli/simulate.ts");
    const { beginTrial, madeUpTrace } = await import("./scaler/mod.ts");
    return (args, io) =>
      simulate(args, io, {
        makeUpTrace: madeUpTrace,
        beginTrial,
        writeFile: (path, text) => Bun.write(path, text),
      });
  },
  image: async () => {
    const { image } = await import("./cli/image.ts");
    const { connectEngine, ensureImage } = await import("./scaler/mod.ts");
    return (args, io) =>
      image(args, io, {
        ensureImage: async (options) => {
          using engine = connectEngine(engineAddress());
          return await ensureImage(engine, options);
        },
      });
  },
  help: async () => (await import("./cli/help.ts")).help,
};

/** Commands whose `--portal` says where to listen, not whom to call. */
const LISTENING = new Set(["start", "scaler"]);

/** Commands that call the portal. */
const CALLING = new Set(["portal", "simulate"]);

/** Commands that answer `--help` themselves, as they have parts of their own. */
const TELLING = new Set(["call", "portal", "image", "help"]);

function engineAddress() {
  return { dockerHost: env.DOCKER_HOST, certPath: env.DOCKER_CERT_PATH };
}

async function scalerOf(
  { stateDirectory, write }: CommandIo,
  config: ScalerConfig,
  { background }: ScalerPlace,
) {
  const { runScaler } = await import("./run_scaler.ts");
  return await runScaler(config, {
    stateDirectory,
    endServer: END_SERVER,
    ...engineAddress(),
    background,
    writeLog: write,
  });
}

async function backgroundOf(
  { stateDirectory }: CommandIo,
  { flags, signal }: BackgroundStart,
) {
  const { startInBackground } = await import("./background_scaler.ts");
  const self = [...PROGRAM, "scaler", "--background"];
  const command = [...self, "--state", stateDirectory, ...flags];
  return await startInBackground({ stateDirectory, command, signal });
}

interface BackgroundStart {
  readonly flags: readonly string[];
  readonly signal: AbortSignal;
}

async function findScaler(stateDirectory: string) {
  const { findScaler: find } = await import("./background_scaler.ts");
  return await find(stateDirectory);
}

function screenOf({ stateDirectory, signal }: CommandIo) {
  const configs = env.XDG_CONFIG_HOME || join(homedir(), ".config");
  const colorDepth = stdout.isTTY ? stdout.getColorDepth() : 1;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  return {
    stdin,
    stdout,
    stderr,
    signal,
    stateDirectory,
    configFile: join(configs, "tellerline/config.json"),
    rememberedFile: join(stateDirectory, "console.json"),
    term: env.TERM,
    ci: Boolean(env.CI),
    screenReader: env.INK_SCREEN_READER === "true",
    noColor: Boolean(env.NO_COLOR) || colorDepth === 1,
    colorDepth,
    tmux: Boolean(env.TMUX),
    ascii: !/utf-?8/i.test(locale) || env.TERM === "linux",
  };
}

/** Takes `--name VALUE` or `--name=VALUE` out of the arguments. */
function takeFlag(args: string[], name: string): string | undefined {
  const at = args.findIndex((it) => it === name || it.startsWith(`${name}=`));
  if (at < 0) return undefined;
  const inline = args[at]?.includes("=") ?? false;
  const [flag = "", next] = args.splice(at, inline ? 1 : 2);
  return inline ? flag.slice(name.length + 1) : next;
}

function defaultStateDirectory(): string {
  const base = env.XDG_STATE_HOME || join(homedir(), ".local/state");
  return env.TELLERLINE_STATE || join(base, "tellerline");
}

/** Whether SIGHUP has the command read its configuration again. */
function rereads(command: string, args: readonly string[]): boolean {
  if (command !== "balance") return command === "scaler";
  return args.some((it) => /^--config(=|$)/.test(it));
}

/** Aborts at the first signal; the second ends the program at once. */
function interruption(isReread: boolean): AbortSignal {
  const stop = new AbortController();
  const names: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGQUIT"];
  if (!isReread) names.push("SIGHUP");
  for (const name of names) {
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(128 + constants.signals[name]);
      stop.abort();
    });
  }
  return stop.signal;
}

/** Half-alive is worse than ended: a supervisor starts it anew. */
function dieOfTheUnexpected(): void {
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    process.on(event, (error: unknown) => {
      if (process.listenerCount(event) > 1) return; // the console gives the terminal back
      stderr.write(`${Bun.inspect(error)}\n`);
      process.exit(1);
    });
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const args = [...argv];
  const name = args[0] === undefined || args[0] === "--help" ? "help" : args[0];
  args.shift();
  const stateDirectory = takeFlag(args, "--state") ?? defaultStateDirectory();
  const portal = LISTENING.has(name) ? undefined : takeFlag(args, "--portal");
  const asksHelp = args.includes("--help") && !TELLING.has(name);
  const load = (asksHelp ? undefined : COMMANDS[name]) ?? COMMANDS.help;
  const command = await load?.();
  const io: CommandIo = {
    write: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
    readSecret: secretInput({ input: stdin, prompt: (it) => stderr.write(it) }),
    readAnswer: answerInput({ input: stdin, prompt: (it) => stderr.write(it) }),
    columns: stdout.columns || 80,
    stateDirectory,
    portal: portal ?? (await portalFor(name, stateDirectory)),
    signal: interruption(rereads(name, args)),
  };
  const rest = name in COMMANDS && !asksHelp ? args : [name];
  return (await command?.(rest, io)) ?? 1;
}

/** The scaler that holds the state directory is the one to talk to. */
async function portalFor(command: string, stateDirectory: string) {
  if (!CALLING.has(command)) return DEFAULT_PORTAL;
  const { readHolder } = await import("./scaler/mod.ts");
  return readHolder(stateDirectory)?.portal ?? DEFAULT_PORTAL;
}

/** Exits once what was written is out: a pipe may take it slowly. */
async function exit(code: number): Promise<never> {
  for (const stream of [stdout, stderr]) {
    await new Promise<void>((resolve) => stream.write("", () => resolve()));
  }
  return process.exit(code);
}

function begin(): void {
  // Whoever read them may be gone (a closed terminal, `| head`): what is under
  // way still has to be brought to its end.
  for (const stream of [stdout, stderr]) stream.on("error", () => {});
  // React and grpc-js read these when they are first imported, which is later.
  env.NODE_ENV ??= "production";
  env.GRPC_VERBOSITY ??= "NONE"; // it would write over the screen
  dieOfTheUnexpected();
  main(process.argv.slice(2)).then(exit, (error: unknown) => {
    stderr.write(`${Bun.inspect(error)}\n`);
    return exit(1);
  });
}

if (isCompiled() && process.argv[2] === END_SERVER_COMMAND) {
  process.argv.splice(2, 1); // the end server reads what follows itself
  void import("./endserver/main.ts");
} else {
  begin();
}
