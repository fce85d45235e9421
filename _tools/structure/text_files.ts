import { Glob } from "bun";

import type { TextFile } from "./forbidden_words.ts";

const ROOT = `${import.meta.dir}/../..`;
const OURS = [
  "*.{ts,json,md,toml,lock,endserver}",
  "{src,_tools,bench,e2e,proto}/**/*.{ts,tsx,proto,json,md,csv,xml}",
  "{LICENSE,.gitignore}",
  ".ci/*",
];

/** Every text file of the repository. */
export async function readTextFiles(): Promise<TextFile[]> {
  const found = await Promise.all(
    OURS.map((pattern) =>
      Array.fromAsync(new Glob(pattern).scan({ cwd: ROOT, dot: true })),
    ),
  );
  return await Promise.all(
    found.flat().map(async (path) => ({
      path,
      text: await Bun.file(`${ROOT}/${path}`).text(),
    })),
  );
}
