import { copyFile } from "node:fs/promises";

import { END_SERVER_COMMAND, isCompiled } from "../../base/compiled.ts";
import { compileEndServer } from "./_image_compile.ts";
import { fileHash, PROGRAM_ROOT, programHash } from "./_image_source.ts";

/** The end server of this program, as it gets into an image. */
export interface ImageProgram {
  /** Sources can be built anywhere, one file only where it is. */
  readonly kind: "sources" | "file";
  /** Names it: another program has another. */
  hash(): Promise<string>;
  /** Puts it into one executable file. */
  writeTo(outfile: string): Promise<void>;
  /** What it is started with. */
  readonly argv: readonly string[];
}

const SOURCES: ImageProgram = {
  kind: "sources",
  hash: () => programHash(),
  writeTo: (outfile) => compileEndServer(PROGRAM_ROOT, outfile),
  argv: [],
};

/** A compiled program is its own end server. */
const FILE: ImageProgram = {
  kind: "file",
  hash: () => fileHash(process.execPath),
  writeTo: (outfile) => copyFile(process.execPath, outfile),
  argv: [END_SERVER_COMMAND],
};

/** What there is to make an image of. */
export function imageProgram(): ImageProgram {
  return isCompiled() ? FILE : SOURCES;
}
