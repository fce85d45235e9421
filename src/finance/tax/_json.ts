import { Decimal } from "../decimal.ts";
import { isIsoDate } from "../iso_date.ts";
import type { IsoDate } from "../types.ts";

const NUMBER = /^[0-9]+(\.[0-9]+)?$/;

/** A value of a JSON file that knows its path, for errors that help. */
export interface Node {
  readonly path: string;
  readonly value: unknown;
}

/** The error of a table that breaks its rules. */
export function damaged({ path }: Node, detail: string): SyntaxError {
  return new SyntaxError(
    `Cannot read the tax table ${path}: ${detail}; correct the file`,
  );
}

/**
 * The properties of an object: these, all of them and no others, so that a
 * name written wrongly is not read as a rule left out.
 */
export function properties<const Name extends string>(
  node: Node,
  names: readonly Name[],
): Readonly<Record<Name, Node>> {
  const inner = new Map(Object.entries(objectOf(node)));
  const missing = names.find((name) => !inner.has(name));
  if (missing !== undefined) throw damaged(node, `"${missing}" is missing`);
  const known = new Set<string>(names);
  const unknown = [...inner.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw damaged(node, `"${unknown}" is not one of ${names.join(", ")}`);
  }
  const read = names.map((name): [Name, Node] => [
    name,
    { path: `${node.path}.${name}`, value: inner.get(name) },
  ]);
  // One entry a name: fromEntries() forgets which.
  return Object.fromEntries(read) as Record<Name, Node>;
}

/** Whether a property is there. */
export function hasProperty(node: Node, name: string): boolean {
  return Object.hasOwn(objectOf(node), name);
}

function objectOf(node: Node): object {
  const { value } = node;
  const isObject = typeof value === "object" && value !== null;
  if (isObject && !Array.isArray(value)) return value;
  throw damaged(node, "it is not an object");
}

/** A list's items. */
export function items(node: Node): Node[] {
  if (!Array.isArray(node.value)) throw damaged(node, "it is not a list");
  return node.value.map((value: unknown, i) => ({
    path: `${node.path}[${i}]`,
    value,
  }));
}

/** A text that is not empty. */
export function textOf(node: Node): string {
  if (typeof node.value === "string" && node.value !== "") return node.value;
  throw damaged(node, "it is not a text");
}

/** A date as `YYYY-MM-DD`. */
export function dateOf(node: Node): IsoDate {
  const text = textOf(node);
  if (isIsoDate(text)) return text;
  throw damaged(node, `"${text}" is not a date`);
}

/** Yes or no. */
export function flagOf(node: Node): boolean {
  if (typeof node.value === "boolean") return node.value;
  throw damaged(node, "it is neither true nor false");
}

/** A number of zero or more, written as a string. */
export function numberOf(node: Node): Decimal {
  const text = textOf(node);
  if (NUMBER.test(text)) return new Decimal(text);
  throw damaged(node, `"${text}" is not a number`);
}
