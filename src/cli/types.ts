/** What a command may use of the world around it. */
export interface CommandIo {
  /** To standard output, as it is. */
  readonly write: (text: string) => void;
  /** To standard error, as it is. */
  readonly writeError: (text: string) => void;
  /** A line not echoed on a terminal; the first line of a pipe. */
  readonly readSecret: (prompt: string) => Promise<string>;
  /** A line as it is typed, or the first of a pipe; empty when there is none. */
  readonly readAnswer: (question: string) => Promise<string>;
  /** Width of the terminal, or 80. */
  readonly columns: number;
  /** Where state is kept: sessions of `portal login`, the client's log. */
  readonly stateDirectory: string;
  /** `host:port` of the scaler's portal. */
  readonly portal: string;
  /** Aborts when the person interrupts. */
  readonly signal: AbortSignal;
}

/** A command: its arguments in, its exit code out. */
export type Command = (
  args: readonly string[],
  io: CommandIo,
) => Promise<number>;
