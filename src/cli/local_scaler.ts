/** A scaler of this machine, in a process of its own. */
export interface LocalScaler {
  /** `host:port` of its portal. */
  readonly portal: string;
  /** The file it logs to. */
  readonly log: string;
  /** Whether a console started it: then one may end it. */
  readonly background: boolean;
  isRunning(): boolean;
  /**
   * Has it finish what is in flight and end; resolves with whether it did, or
   * once `signal` aborts: it goes on finishing then.
   */
  stop(signal: AbortSignal): Promise<boolean>;
}
