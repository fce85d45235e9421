import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";

import {
  ConflictError,
  NotFoundError,
  StorageError,
} from "../../base/errors.ts";
import {
  reasonOf,
  replaceFile,
  SyncError,
  temporaryOf,
} from "./_durable_file.ts";
import {
  credentialFault,
  formatCredentials,
  parseCredentials,
} from "./credential_rows.ts";
import type { Credential, CredentialStore } from "./types.ts";

/**
 * Opens `credentials.csv`, or makes an empty one where there is none.
 *
 * @throws {DamagedStateError} naming file and line; nothing is changed then.
 * @throws {StorageError} when it cannot be read, or a new one not written.
 */
export function openCredentials(path: string): CredentialStore {
  if (!existsSync(path)) replaceFile(path, formatCredentials([]));
  const accounts = parseCredentials(readBytes(path), path);
  chmodSync(path, 0o600);
  rmSync(temporaryOf(path), { force: true }); // left by a crash, never valid
  return new CredentialFile(path, accounts);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new StorageError(
      `Cannot read ${path}: ${reasonOf(error)}; check the file and its permissions`,
      { cause: error },
    );
  }
}

/**
 * The whole file is written anew for each change: a few hundred accounts are
 * some 50 kB. The writing is synchronous, so changes cannot overlap.
 */
class CredentialFile implements CredentialStore {
  readonly #path: string;
  #accounts: ReadonlyMap<string, Credential>;
  #broken: SyncError | undefined;

  constructor(path: string, accounts: ReadonlyMap<string, Credential>) {
    this.#path = path;
    this.#accounts = accounts;
  }

  get size(): number {
    return this.#accounts.size;
  }

  find(email: string): Credential | undefined {
    return this.#accounts.get(email);
  }

  async add(credential: Credential): Promise<void> {
    const { email } = credential;
    if (this.#accounts.has(email)) {
      throw new ConflictError(
        `Cannot create the account: ${email} has one; log in, or use another e-mail`,
      );
    }
    this.#write(credential);
  }

  async setHash(email: string, passwordHash: string): Promise<void> {
    const credential = this.#accounts.get(email);
    if (!credential) {
      throw new NotFoundError(
        `Cannot change the password: ${email} has no account; sign up first`,
      );
    }
    this.#write({ ...credential, passwordHash });
  }

  #write(credential: Credential): void {
    if (this.#broken) {
      throw new StorageError(
        `Cannot save ${this.#path}: an earlier write did not reach the disk; check the disk, then start the scaler again`,
        { cause: this.#broken },
      );
    }
    const { email, passwordHash, createdAt } = credential;
    const fault = credentialFault([email, passwordHash, createdAt]);
    if (fault) throw new TypeError(`Cannot keep the account: ${fault}`);
    const next = new Map(this.#accounts).set(email, credential);
    try {
      replaceFile(this.#path, formatCredentials(next.values()));
    } catch (error) {
      if (error instanceof SyncError) this.#broken = error;
      throw error;
    }
    this.#accounts = next;
  }
}
