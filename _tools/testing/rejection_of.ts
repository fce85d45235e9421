/**
 * What a promise is rejected with, as something `toThrow` understands:
 *
 * ```ts
 * expect(await rejectionOf(runtime.start(spec))).toThrow("no room");
 * ```
 *
 * Bun's `expect(promise).rejects` holds up the event loop while it waits, and
 * with it the workers' messages and sockets the promise may be waiting for.
 */
export async function rejectionOf(
  promise: Promise<unknown>,
): Promise<() => void> {
  try {
    await promise;
  } catch (error) {
    return () => {
      throw error;
    };
  }
  return () => {};
}

/** The error itself; fails when there is none. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("Nothing went wrong, though something should have");
}
