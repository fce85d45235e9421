import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** Who is logged in to a portal. */
export interface Session {
  readonly email: string;
  readonly token: string;
}

/** The sessions of `portal login`, by the portal's address. */
export interface Sessions {
  /** @throws {SyntaxError} when the file is damaged. */
  find(portal: string): Session | undefined;
  /** Keeps a session, or forgets it when there is none. */
  put(portal: string, session: Session | undefined): void;
}

/**
 * Sessions in `session.json` of the state directory, readable by its owner
 * only; replaced whole, so that it is never half written.
 */
export function openSessions(stateDirectory: string): Sessions {
  const path = join(stateDirectory, "session.json");
  return {
    find: (portal) => read(path)[portal],
    put(portal, session) {
      const { [portal]: _old, ...others } = read(path);
      mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
      write(path, session ? { ...others, [portal]: session } : others);
    },
  };
}

type Kept = Readonly<Record<string, Session>>;

function read(path: string): Kept {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return {};
    }
    throw error;
  }
  const kept = parse(text);
  if (kept) return kept;
  throw new SyntaxError(
    `Cannot read the session in ${path}: it is damaged; remove the file and log in again`,
  );
}

function parse(text: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return undefined;
    const entries = Object.entries(kept);
    return entries.every(([, it]) => isSession(it))
      ? Object.fromEntries(entries)
      : undefined;
  } catch {
    return undefined; // the caller says which file it was
  }
}

function isSession(value: unknown): value is Session {
  return (
    typeof value === "object" &&
    value !== null &&
    "email" in value &&
    typeof value.email === "string" &&
    "token" in value &&
    typeof value.token === "string"
  );
}

function write(path: string, kept: Kept): void {
  const temporary = `${path}.${process.pid}`;
  const file = openSync(temporary, "w", 0o600);
  try {
    writeSync(file, `${JSON.stringify(kept)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}
