import type { Press } from "./keys.ts";

/** The press of a key by its name, for tests. */
export function pressOf(name: string): Press {
  if (name === " ") return { name: "space", text: " " };
  if (name === "space") return { name, text: " " };
  return { name, text: name.length === 1 ? name : undefined };
}
