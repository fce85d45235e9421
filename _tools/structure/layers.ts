import { importsOf } from "./imports_of.ts";
import { type Source } from "./source.ts";

/** Top to bottom: a folder imports only from itself and from lines above it. */
const LAYERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["proto", /^proto\//],
  ["base", /^src\/base\//],
  ["finance", /^src\/finance\//],
  ["wire", /^src\/wire\//],
  ["endserver", /^src\/endserver\//],
  ["balancer", /^src\/scaler\/balancer\//],
  ["autoscaler", /^src\/scaler\/autoscaler\//],
  ["simulator", /^src\/scaler\/simulator\//],
  ["trace", /^src\/scaler\/trace\//],
  ["store", /^src\/scaler\/store\//],
  ["runtime", /^src\/scaler\/runtime\//],
  ["rates", /^src\/scaler\/rates\//],
  ["supply", /^src\/scaler\/supply\//],
  ["dataplane", /^src\/scaler\/dataplane\//],
  ["portal", /^src\/scaler\/portal\//],
  ["scaler", /^src\/scaler\/[^/]+$/],
  ["tui", /^src\/tui\//],
  ["cli", /^src\/cli\//],
  ["main", /^src\/[^/]+$/],
];

/** Layers that see less than all that is above them. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  finance: ["base"],
  balancer: ["base"],
  autoscaler: ["base"],
  simulator: ["base", "balancer", "autoscaler"],
  trace: ["base", "balancer", "autoscaler", "simulator"],
  supply: ["base", "autoscaler"],
  tui: ["proto", "base", "wire"],
  cli: ["proto", "base", "wire", "tui"],
};

/** Finds imports that point down the list of layers, or past a door. */
export function layers(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith("src/"))
    .flatMap((source) =>
      importsOf(source)
        .filter(({ isPackage }) => !isPackage)
        .flatMap(({ to, line }) => {
          const why = refusal(source, to);
          return why === "" ? [] : [`${source.path}:${line}: ${why}`];
        }),
    );
}

function refusal(source: Source, to: string): string {
  const from = layerOf(source.path);
  const target = layerOf(to);
  const isTesting = source.isTest && to.startsWith("_tools/testing/");
  if (isTesting || to === "package.json" || from === target) return "";
  if (target === undefined) return `imports ${to}, which is in no layer`;
  const rank = rankOf(from);
  const isBelow = rankOf(target) > rank;
  const allowed = ONLY[from ?? ""];
  if (isBelow || (allowed && !allowed.includes(target))) {
    return `${from} imports ${target} (${to})`;
  }
  const isPastDoor = from === "main" && /^src\/scaler\/(?!mod\.ts$)/.test(to);
  return isPastDoor ? `imports ${to} past src/scaler/mod.ts` : "";
}

function layerOf(path: string): string | undefined {
  return LAYERS.find(([, pattern]) => pattern.test(path))?.[0];
}

function rankOf(layer: string | undefined): number {
  return LAYERS.findIndex(([name]) => name === layer);
}
