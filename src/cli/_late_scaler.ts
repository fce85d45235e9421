import type { StartedScaler } from "./scaler.ts";

/** A scaler that is started once it turns out that one is needed. */
export class LateScaler implements AsyncDisposable {
  readonly #start: () => Promise<StartedScaler>;
  #starting: Promise<StartedScaler> | undefined;

  constructor(start: () => Promise<StartedScaler>) {
    this.#start = start;
  }

  /** Whether it was ever wanted. */
  get isStarted(): boolean {
    return this.#starting !== undefined;
  }

  /** Starts it, or gives the one that was started. */
  async start(): Promise<StartedScaler> {
    this.#starting ??= this.#start();
    return await this.#starting;
  }

  /** Stops it, also one that is still on its way up. */
  async [Symbol.asyncDispose](): Promise<void> {
    // Why it did not start was told to whoever asked for it.
    const scaler = await this.#starting?.catch(() => undefined);
    await scaler?.[Symbol.asyncDispose]();
  }
}
