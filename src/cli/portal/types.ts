import type { PortalClient } from "../../wire/portal_client.ts";
import type { Flag, ParsedArguments } from "../arguments.ts";
import type { CommandIo } from "../types.ts";
import type { Sessions } from "./_session_file.ts";

/** What a verb works with. */
export interface PortalContext {
  readonly io: CommandIo;
  /** Logged in, where there is a session. */
  readonly client: PortalClient;
  readonly sessions: Sessions;
  readonly args: ParsedArguments;
  /** The positional arguments the verb asks for, in its order. */
  readonly words: readonly string[];
  /** One JSON document a line instead of text. */
  readonly json: boolean;
}

/** One action of `tellerline portal`. */
export interface PortalVerb {
  /** What the verb does, for help. */
  readonly summary: string;
  /** Its positional arguments, all required: `<instance>`. */
  readonly words: readonly string[];
  readonly flags: readonly Flag[];
  /** Whether it can be done without a session. @default false */
  readonly isOpen?: boolean;
  /** Does it; what it throws is told, and ends the command with 1. */
  run(context: PortalContext): Promise<void>;
}
