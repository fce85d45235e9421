import protobuf from "protobufjs";

import type { OutputOutput, ServiceOutput } from "./messages.ts";
import type { Method } from "./unary.ts";

/** What is sent: each field by its name; `undefined` leaves it out. */
export type InputValues = Readonly<
  Record<string, string | boolean | undefined>
>;

/** One output: text, a flag, or a table's rows. */
export type OutputValue = string | boolean | readonly OutputValues[];

/** What arrives: each output by its name; a row by its columns' names. */
export interface OutputValues {
  readonly [name: string]: OutputValue;
}

const NAME = /^[a-z][a-z0-9_]*$/;
const METHOD = /^(\/[A-Za-z_][\w.]*){2}$/;
const MAX_TAG = 2 ** 29 - 1;

/**
 * The method of a service made from what the catalogue tells about it, so that
 * a client needs no proto file to call one it has never heard of.
 *
 * @throws {TypeError} when the catalogue's names or tags make no message.
 */
export function dynamicMethod(
  service: ServiceOutput,
): Method<InputValues, OutputValues> {
  if (!METHOD.test(service.method)) throw unusable(service.id, service.method);
  const root = new protobuf.Root();
  const request = new protobuf.Type("Request");
  for (const { name, tag, kind } of service.fields) {
    addField(request, { name, tag, type: scalar(kind) });
  }
  const response = new protobuf.Type("Response");
  for (const output of service.outputs) addOutput(response, output);
  root.add(request).add(response).resolveAll();

  return {
    path: service.method,
    requestSerialize: (values) =>
      Buffer.from(request.encode(request.create(values)).finish()),
    // The type was made above from strings, bools and tables of them only.
    responseDeserialize: (bytes) =>
      response.toObject(response.decode(bytes), {
        defaults: true,
        arrays: true,
      }) as OutputValues,
  };
}

function addOutput(type: protobuf.Type, output: OutputOutput): void {
  const { name, tag, kind, columns } = output;
  if (kind !== "table")
    return addField(type, { name, tag, type: scalar(kind) });
  const row = new protobuf.Type(`Row${tag}`);
  for (const column of columns) addOutput(row, column);
  type.add(row);
  addField(type, { name, tag, type: row.name, rule: "repeated" });
}

/** Adds one field, none of whose parts is trusted: a server sent them. */
function addField(
  message: protobuf.Type,
  { name, tag, type, rule }: FieldShape,
): void {
  const isTag = Number.isInteger(tag) && tag >= 1 && tag <= MAX_TAG;
  const isTaken =
    Object.hasOwn(message.fields, name) || message.fieldsById[tag];
  if (!NAME.test(name) || !isTag || isTaken) {
    throw unusable(message.name, `${name} = ${tag}`);
  }
  message.add(new protobuf.Field(name, tag, type, rule));
}

interface FieldShape {
  readonly name: string;
  readonly tag: number;
  readonly type: string;
  readonly rule?: string;
}

function scalar(kind: string): string {
  return kind === "flag" ? "bool" : "string";
}

function unusable(where: string, what: string): TypeError {
  return new TypeError(
    `Cannot make a message for "${where}": the catalogue gave "${what}"; the end server may be of another version`,
  );
}
