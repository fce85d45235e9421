import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What can be asked for, by its path, with the length of the message. */
export const DOCUMENTS = {
  "small.grpc": 16,
  "64_kib.grpc": 64 * 1024,
  "16_mib.grpc": 16 * 1024 * 1024,
} as const;

/** What precedes a message of gRPC: compressed or not, and its length. */
const PREFIX_BYTES = 5;

/** A document of {@linkcode DOCUMENTS}. */
export type DocumentName = keyof typeof DOCUMENTS;

/** Where the documents lie. */
export interface Library {
  readonly root: string;
  readonly mimeTypes: string;
}

/** Writes every document into a directory. */
export function writeDocuments(directory: string): Library {
  const root = join(directory, "documents");
  mkdirSync(root);
  for (const [name, length] of Object.entries(DOCUMENTS)) {
    writeFileSync(join(root, name), grpcMessage(length));
  }
  const mimeTypes = join(directory, "mime.types");
  writeFileSync(mimeTypes, "application/grpc grpc\n");
  return { root, mimeTypes };
}

/** Bytes of the body that answers a request for a document. */
export function answerBytes(name: DocumentName): number {
  return PREFIX_BYTES + DOCUMENTS[name];
}

/** A message of so many bytes, with the five bytes that gRPC puts before it. */
export function grpcMessage(length: number): Buffer {
  const framed = Buffer.alloc(PREFIX_BYTES + length, "tellerline ");
  framed.writeUInt8(0, 0); // not compressed
  framed.writeUInt32BE(length, 1);
  return framed;
}
