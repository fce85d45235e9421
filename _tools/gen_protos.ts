import { pascalCase, snakeCase } from "../src/finance/names.ts";
import type {
  Calculator,
  Columns,
  Field,
  Kind,
  Output,
} from "../src/finance/types.ts";
import { header, type Generated } from "./generated.ts";
import { loadCalculators, type NamedCalculator } from "./load_calculators.ts";
import { refuseClashes } from "./modules.ts";

const FOLDER = "proto/tellerline/finance/v1";

/**
 * A proto file for every calculator, and the list of them for programs that
 * must carry the files in themselves.
 *
 * @throws {TypeError} when names or tags clash.
 */
export async function genProtos(root: string): Promise<Generated[]> {
  const calculators = await loadCalculators(root);
  refuseClashes(calculators.flatMap(messageNames), "the messages");
  return [...calculators.map(protoFile), carried(calculators)];
}

function messageNames({ id }: NamedCalculator): string[] {
  const service = pascalCase(id);
  return [service, `${service}Request`, `${service}Response`];
}

function protoFile({ id, calculator }: NamedCalculator): Generated {
  refuseTwice(id, calculator);
  const service = pascalCase(id);
  const lines = [
    header(`src/finance/${id}.ts`),
    "",
    'syntax = "proto3";',
    "",
    "package tellerline.finance.v1;",
    "",
    `// ${calculator.title}. ${calculator.summary}.`,
    `service ${service} {`,
    "  // Numbers travel as decimal strings, rates in per cent a year.",
    `  rpc Calculate(${service}Request) returns (${service}Response);`,
    "}",
    "",
    `message ${service}Request {`,
    ...Object.entries(calculator.fields).flatMap(requestField),
    "}",
    "",
    `message ${service}Response {`,
    ...Object.entries<Output>(calculator.outputs).flatMap(responseField),
    "}",
    "",
  ];
  return { path: `${FOLDER}/${id}.proto`, text: lines.join("\n") };
}

function refuseTwice(id: string, { fields, outputs }: Calculator): void {
  const columns = Object.values<Output>(outputs).flatMap((output) =>
    output.kind === "table" ? [output.columns] : [],
  );
  for (const group of [fields, outputs, ...columns]) {
    refuseClashes(Object.keys(group).map(snakeCase), `the names of ${id}`);
    refuseClashes(
      Object.values<{ readonly tag: number }>(group).map(({ tag }) => `${tag}`),
      `the tags of ${id}`,
    );
  }
}

function requestField([name, field]: [string, Field]): string[] {
  return [...comment("  ", field), `  ${scalar(name, field)}`];
}

function responseField([name, output]: [string, Output]): string[] {
  if (output.kind !== "table") {
    return [...comment("  ", output), `  ${scalar(name, output)}`];
  }
  const row = `${pascalCase(snakeCase(name))}Row`;
  return [
    "",
    `  message ${row} {`,
    ...columnLines(output.columns),
    "  }",
    "",
    ...comment("  ", output),
    `  repeated ${row} ${snakeCase(name)} = ${output.tag};`,
  ];
}

function columnLines(columns: Columns): string[] {
  return Object.entries(columns).flatMap(([name, column]) => [
    ...comment("    ", column),
    `    ${scalar(name, column)}`,
  ]);
}

function scalar(
  name: string,
  { kind, tag }: { readonly kind: Kind; readonly tag: number },
): string {
  const type = kind === "flag" ? "bool" : "string";
  return `optional ${type} ${snakeCase(name)} = ${tag};`;
}

interface Described {
  readonly label: string;
  readonly unit: string;
  readonly help: string;
}

function comment(indent: string, { label, unit, help }: Described): string[] {
  const measured = unit === "" ? label : `${label} (${unit})`;
  const text = help === "" ? measured : `${measured}: ${help}`;
  return wrap(text, 76 - indent.length).map((line) => `${indent}// ${line}`);
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function carried(calculators: readonly NamedCalculator[]): Generated {
  const lines = [
    header("src/finance/*.ts"),
    "",
    ...calculators.map(
      ({ id, name }) =>
        `import ${name} from "../../../${FOLDER}/${id}.proto" with { type: "text" };`,
    ),
    "",
    "/** The text of every calculator's proto file, by service id. */",
    "export const FINANCE_PROTOS = {",
    ...calculators.map(({ id, name }) => `${id}: ${name},`),
    "} as const;",
    "",
  ];
  return { path: "src/wire/gen/finance.ts", text: lines.join("\n") };
}
