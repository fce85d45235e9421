import { join } from "node:path";

import { header, type Generated } from "./generated.ts";
import { loadCalculators } from "./load_calculators.ts";
import { loadModules } from "./modules.ts";

/** A list that is made from a folder. */
interface Registry {
  /** Where its door is. */
  readonly folder: string;
  /** Where its entries are, from the door: `./strategies/`. */
  readonly entries: string;
  readonly list: string;
  readonly nameType: string;
  readonly itemType: string;
  /** Lines of the module's description. */
  readonly about: readonly string[];
  readonly extras: readonly string[];
}

const FINANCE: Registry = {
  folder: "src/finance",
  entries: "./",
  list: "CALCULATORS",
  nameType: "CalculatorName",
  itemType: "Calculator",
  about: [
    "Calculators as plain data and pure functions: fields in, figures out.",
    "Names are snake_case in requests and results, as in the proto files.",
    "",
    "@example The instalment of a loan",
    "```ts",
    'import { calculate, CALCULATORS, contextAt } from "./mod.ts";',
    "",
    'const loan = { principal: "1000000", rate_percent: "8.5", tenure_months: "240" };',
    "const result = calculate(CALCULATORS.loan_emi, loan, contextAt(Date.now()));",
    'result["instalment"]; // "8678.23"',
    "```",
  ],
  extras: [
    'export { calculate } from "./calculate.ts";',
    'export { contextAt } from "./context.ts";',
    'export { SEED_RATES } from "./rates/seed.ts";',
    'export type * from "./types.ts";',
  ],
};

const BALANCER: Registry = {
  folder: "src/scaler/balancer",
  entries: "./strategies/",
  list: "STRATEGIES",
  nameType: "StrategyName",
  itemType: "Strategy",
  about: [
    "Ways to spread requests over endpoints; pure, so that each can be tested",
    "by picking alone.",
    "",
    "@example One pick",
    "```ts",
    'import { STRATEGIES } from "./mod.ts";',
    "",
    "const pick = STRATEGIES.random.create({ prng: () => 0 });",
    'pick([], { clientAddress: "127.0.0.1", nowMs: 0 }); // undefined',
    "```",
  ],
  extras: ['export type * from "./types.ts";'],
};

const AUTOSCALER: Registry = {
  folder: "src/scaler/autoscaler",
  entries: "./policies/",
  list: "POLICIES",
  nameType: "PolicyName",
  itemType: "Policy",
  about: [
    "Rules for how many end servers an instance should have; pure, with time as",
    "data, so that each can be tested as a story.",
    "",
    "@example A policy by its name",
    "```ts",
    'import { POLICIES } from "./mod.ts";',
    "",
    "const decide = POLICIES.queueing.create({ queueTarget: 7 });",
    "```",
  ],
  extras: ['export type * from "./types.ts";'],
};

/** One entry: the file, and the name it exports. */
interface Entry {
  readonly id: string;
  readonly name: string;
}

/**
 * The doors of the three pure folders, each with the list of what its folder
 * holds.
 *
 * @throws {TypeError} when names clash, or a file lacks its export.
 */
export async function genRegistries(root: string): Promise<Generated[]> {
  return [
    door(FINANCE, await loadCalculators(root)),
    door(BALANCER, await entriesOf(root, BALANCER)),
    door(AUTOSCALER, await entriesOf(root, AUTOSCALER)),
  ];
}

async function entriesOf(root: string, registry: Registry): Promise<Entry[]> {
  const modules = await loadModules(
    join(root, registry.folder, registry.entries),
  );
  for (const { id, name, exported } of modules) {
    if (exported !== undefined) continue;
    throw new TypeError(
      `Cannot generate: ${id}.ts in ${registry.folder} has no export "${name}"; name its export like the file`,
    );
  }
  return modules;
}

function door(registry: Registry, entries: readonly Entry[]): Generated {
  const { folder, list, nameType, itemType, about, extras } = registry;
  const source = `${folder}/${registry.entries.slice(2)}*.ts`;
  const lines = [
    header(source),
    "",
    "/**",
    ...[...about, "", "@module"].map((line) => ` * ${line}`.trimEnd()),
    " */",
    ...entries.map(
      ({ id, name }) =>
        `import { ${name} } from "${registry.entries}${id}.ts";`,
    ),
    `import type { ${itemType} } from "./types.ts";`,
    "",
    ...extras,
    "",
    `/** Every ${itemType.toLowerCase()} by its name. */`,
    `export const ${list} = {`,
    ...entries.map(({ id, name }) =>
      id === name ? `${id},` : `${id}: ${name},`,
    ),
    `} satisfies Readonly<Record<string, ${itemType}>>;`,
    "",
    `/** The name of a ${itemType.toLowerCase()}. */`,
    `export type ${nameType} = keyof typeof ${list};`,
    "",
  ];
  return { path: `${folder}/mod.ts`, text: lines.join("\n") };
}
