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

/** A property that must be there. */
export function property(node: Node, name: string): Node {
  const { path, value } = node;
  if (typeof value !== "object" || value === null || !(name in value)) {
    throw damaged(node, `"${name}" is missing`);
  }
  const inner: unknown = new Map(Object.entries(value)).get(name);
  return { path: `${path}.${name}`, value: inner };
}

/** Whether a property is there. */
export function hasProperty({ value }: Node, name: string): boolean {
  return typeof value === "object" && value !== null && name in value;
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
