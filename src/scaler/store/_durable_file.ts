import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

import { StorageError } from "../../base/errors.ts";

/** A write failed after which nothing more may be written: see below. */
export class SyncError extends StorageError {
  override name = "SyncError";
}

/**
 * Replaces a file so that a crash or a power cut leaves either the old or the
 * new one, whole: temporary file in the same directory, write, fsync, rename,
 * fsync of the directory. Only the owner may read it.
 *
 * Bun's own `writeFile` hides a failed fsync and writes in place, hence the
 * single steps.
 *
 * @throws {StorageError} when nothing was replaced.
 * @throws {SyncError} when an fsync failed: the kernel may have dropped the
 * bytes and forgotten it, so that trying again would only look like success.
 */
export function replaceFile(path: string, content: string): void {
  const temporary = temporaryOf(path);
  try {
    writeWhole(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    if (error instanceof StorageError) throw error;
    throw new StorageError(
      `Cannot save ${path}: ${reasonOf(error)}; nothing was changed`,
      { cause: error },
    );
  }
  syncDirectory(dirname(path));
}

/** What {@linkcode replaceFile} writes first; a leftover is a crash's. */
export function temporaryOf(path: string): string {
  return `${path}.new`;
}

/** Makes renames and new files of a directory last. @throws {SyncError} */
export function syncDirectory(path: string): void {
  const fd = openSync(path, "r");
  try {
    sync(fd, path);
  } finally {
    closeSync(fd);
  }
}

function writeWhole(path: string, content: string): void {
  rmSync(path, { force: true });
  const fd = openSync(path, "wx", 0o600);
  try {
    fchmodSync(fd, 0o600); // an odd umask may have taken bits away
    const bytes = Buffer.from(content);
    let done = 0;
    while (done < bytes.length) done += writeSync(fd, bytes, done);
    sync(fd, path);
  } finally {
    closeSync(fd);
  }
}

function sync(fd: number, path: string): void {
  try {
    fsyncSync(fd);
  } catch (error) {
    throw new SyncError(
      `Cannot save ${path}: ${reasonOf(error)}; check the disk, then start again`,
      { cause: error },
    );
  }
}

/** The operating system's words for what went wrong. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
