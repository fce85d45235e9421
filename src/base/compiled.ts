/** The command with which a compiled program is an end server. */
export const END_SERVER_COMMAND = "end-server";

/** Whether the program runs from the one file that `bun run build` makes. */
export function isCompiled(): boolean {
  return /^(?:\/\$bunfs\/|[A-Z]:[\\/]~BUN[\\/])/.test(import.meta.path);
}
