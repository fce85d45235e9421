import { loadPackageDefinition } from "@grpc/grpc-js";
import {
  fromJSON,
  type Options,
  type PackageDefinition,
} from "@grpc/proto-loader";
import protobuf from "protobufjs";

import catalogue from "../../proto/tellerline/v1/catalogue.proto" with { type: "text" };
import portal from "../../proto/tellerline/v1/portal.proto" with { type: "text" };
import type { ProtoGrpcType } from "./gen/portal.ts";

/** How every message of ours is read: once, here. */
const LOAD_OPTIONS: Options = {
  longs: Number,
  enums: String,
  defaults: true,
  oneofs: false,
};

/** How {@linkcode parseProtos} names fields. */
export interface ParseOptions {
  /** Leaves `rate_percent` as it is instead of `ratePercent`. */
  readonly keepCase?: boolean;
}

/**
 * Reads proto files from their text, in an order in which imports come first.
 * The texts are part of the program, so that a compiled one needs no files.
 */
export function parseProtos(
  texts: readonly string[],
  { keepCase = false }: ParseOptions = {},
): protobuf.Root {
  const root = new protobuf.Root();
  for (const text of texts) protobuf.parse(text, root, { keepCase });
  root.resolveAll();
  return root;
}

/** The definitions grpc-js makes clients and servers from. */
export function packageDefinition(root: protobuf.Root): PackageDefinition {
  return fromJSON(root.toJSON(), LOAD_OPTIONS);
}

type Tellerline = ProtoGrpcType["tellerline"]["v1"];

/** The portal and the catalogue, typed. */
export function loadTellerline(): Tellerline {
  return load([catalogue, portal]);
}

/** The catalogue alone: an end server that starts has no time for the portal. */
export function loadCatalogue(): Pick<Tellerline, "Catalogue"> {
  return load([catalogue]);
}

function load(texts: readonly string[]): Tellerline {
  const definition = packageDefinition(parseProtos(texts));
  // The generated types describe exactly what these texts load to; the test
  // of the generator keeps both in step.
  const loaded = loadPackageDefinition(definition) as unknown as ProtoGrpcType;
  return loaded.tellerline.v1;
}
