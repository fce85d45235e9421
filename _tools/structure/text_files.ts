import { Glob } from "bun";

import type { TextFile } from "./forbidden_words.ts";

const ROOT = `${import.meta.dir}/../..`;
const OURS = new Glob(
  "{*,{src,_tools,bench,e2e,proto,.ci}/**/*}.{ts,tsx,proto,json,md,toml,csv,lock,endserver}",
);
const OTHERS = ["LICENSE", ".gitignore", ".ci/run"];

/** Every text file of the repository. */
export async function readTextFiles(): Promise<TextFile[]> {
  const found = await Array.fromAsync(OURS.scan({ cwd: ROOT, dot: true }));
  return await Promise.all(
    [...found, ...OTHERS].map(async (path) => ({
      path,
      text: await Bun.file(`${ROOT}/${path}`).text(),
    })),
  );
}
