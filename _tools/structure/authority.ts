import { importsOf } from "./imports_of.ts";
import { findAll, type Source } from "./source.ts";

interface Power {
  readonly what: string;
  /** In code; an import of `packages` is the same. */
  readonly pattern?: RegExp;
  readonly packages?: RegExp;
  /** Who may; everyone else is given it as an argument. */
  readonly allowed: RegExp;
  /** Where it is looked for, when not everywhere. */
  readonly within?: RegExp;
}

const PURE =
  /^src\/(?:finance|scaler\/balancer|scaler\/autoscaler|scaler\/simulator)\//;
const NOBODY = /^$/;

const POWERS: readonly Power[] = [
  {
    what: "reads the environment or the arguments",
    pattern: /\b(?:process\.(?:env|argv)|Bun\.(?:env|argv))\b/g,
    allowed: /^src\/(?:main|endserver\/main)\.ts$/,
  },
  {
    what: "touches files",
    pattern: /\bBun\.(?:file|write)\b/g,
    packages: /^(?:node:)?fs(?:\/promises)?$/,
    allowed:
      /^src\/(?:scaler\/store\/|scaler\/runtime\/|scaler\/trace\/_segment_files\.ts$|scaler\/supply\/read_host\.ts$|scaler\/dataplane\/open_files\.ts$|wire\/(?:client_log|past_calls)\.ts$|tui\/write_new_file\.ts$|tui\/settings\/kept_file\.ts$|cli\/_config_file\.ts$|cli\/portal\/_(?:session_file|password)\.ts$|main\.ts$|background_scaler\.ts$|log_sinks\.ts$)/,
  },
  {
    what: "speaks to Docker",
    packages: /^dockerode$/,
    allowed: /^src\/scaler\/runtime\/_?(?:docker|engine)\w*\.ts$/,
  },
  {
    what: "calls a clock or a die instead of being given one",
    pattern: /\b(?:Math\.random|Date\.now|performance\.now)\(|\bnew Date\(\)/g,
    allowed: NOBODY,
    within: PURE,
  },
  {
    what: "is no longer pure",
    packages: /^(?:bun|node:.*|@grpc\/.*|@logtape\/.*|dockerode)$/,
    allowed: NOBODY,
    within: PURE,
  },
  {
    what: "ticks by setInterval instead of every()",
    pattern: /\bsetInterval\(/g,
    allowed: NOBODY,
  },
  { what: "prints to the console", pattern: /\bconsole\./g, allowed: NOBODY },
];

/** Finds files that take a power which they should be given. */
export function authority(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => source.path.startsWith("src/") && !source.isTest)
    .flatMap((source) =>
      POWERS.filter(
        ({ allowed, within }) =>
          !allowed.test(source.path) && (within?.test(source.path) ?? true),
      ).flatMap((power) => uses(source, power)),
    );
}

function uses(source: Source, { what, pattern, packages }: Power): string[] {
  const imported = importsOf(source)
    .filter(({ to, isPackage }) => isPackage && packages?.test(to))
    .map(({ to, line }) => `${source.path}:${line}: ${what} (${to})`);
  const called = pattern ? findAll(source, { pattern, what }) : [];
  return [...imported, ...called];
}
