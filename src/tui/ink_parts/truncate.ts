import { cutTo } from "../text.ts";

/** Cuts a text's end, in place of the package `cli-truncate`. */
export function truncate(text: string, columns: number): string {
  return cutTo(text, columns);
}
