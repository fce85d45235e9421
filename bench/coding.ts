import { frames } from "./frames.ts";
import { hpack } from "./hpack.ts";
import type { Measurement } from "./types.ts";

/** What reading and writing HTTP/2 costs by itself. */
export const CODING: readonly Measurement[] = [hpack, frames];
