import { pascalCase, snakeCase } from "../finance/names.ts";
import type { Calculator, Field, Output, Outputs } from "../finance/types.ts";
import type {
  Field as FieldMessage,
  Output as OutputMessage,
  Service,
} from "../wire/messages.ts";

/** The full name of a calculator's service: `tellerline.finance.v1.LoanEmi`. */
export function serviceName(id: string): string {
  return `tellerline.finance.v1.${pascalCase(id)}`;
}

/** What the catalogue tells about a calculator. */
export function describeService(id: string, calculator: Calculator): Service {
  const { title, summary, fields, outputs } = calculator;
  return {
    id,
    title,
    summary,
    method: `/${serviceName(id)}/Calculate`,
    fields: Object.entries(fields).map(describeField),
    outputs: describeOutputs(outputs),
  };
}

function describeField([name, field]: [string, Field]): FieldMessage {
  const { default: defaultValue, choices, ...rest } = field;
  return {
    ...rest,
    name: snakeCase(name),
    choices: choices.map(({ value, label }) => ({ value, label })),
    ...(defaultValue !== undefined && { defaultValue }),
  };
}

function describeOutputs(outputs: Outputs): OutputMessage[] {
  return Object.entries<Output>(outputs).map(([name, output]) => {
    const { kind, tag, label, unit, help } = output;
    const columns = "columns" in output ? describeOutputs(output.columns) : [];
    return { name: snakeCase(name), kind, tag, label, unit, help, columns };
  });
}
