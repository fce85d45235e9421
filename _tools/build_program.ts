/**
 * `bun run build [FILE]`: the whole program in one file, `dist/tellerline`,
 * that needs neither Bun nor a checkout and starts in half the time.
 */
import { join } from "node:path";

import { embedProtos } from "../src/scaler/runtime/image_protos.ts";
import { leanParts } from "../src/tui/ink_parts/lean_parts.ts";
import { readSources } from "./structure/read_sources.ts";
import { workerEntries } from "./worker_entries.ts";

const ROOT = join(import.meta.dir, "..");

/**
 * What is imported by name but not there: Ink's developer tools, which are only
 * for who sets `DEV`, and native parts of an SSH client that does without them.
 */
const ABSENT = /^react-devtools-core$|\.node$/;

const WITHOUT_ABSENT: Bun.BunPlugin = {
  name: "without-absent",
  setup(build) {
    build.onResolve({ filter: ABSENT }, ({ path }) => {
      return { path, namespace: "absent" };
    });
    build.onLoad({ filter: /.*/, namespace: "absent" }, ({ path }) => {
      const why = JSON.stringify(`${path} is not part of this program`);
      return {
        contents: `export default 0; throw new Error(${why});`,
        loader: "js",
      };
    });
  },
};

/** As `installLeanParts` does for the program that is not compiled. */
const WITH_LEAN_INK: Bun.BunPlugin = {
  name: "with-lean-ink",
  setup(build) {
    const parts = leanParts();
    build.onResolve({ filter: /^[@a-z]/ }, ({ path }) =>
      parts.has(path) ? { path, namespace: "lean-ink" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "lean-ink" }, ({ path }) => {
      return { contents: parts.get(path) ?? "", loader: "js" };
    });
  },
};

/**
 * Compiles the program into one executable file. It is everything that it
 * starts, too: the scaler in the background, end servers and the threads.
 */
export async function buildProgram(outfile: string): Promise<void> {
  const entries = ["src/main.ts", ...workerEntries(await readSources())];
  const { plugin: withProtos, verify } = embedProtos();
  const { success, logs } = await Bun.build({
    entrypoints: entries.map((it) => join(ROOT, it)),
    // Beside each other: all code of an entry is in one file then, and looks
    // for workers from there.
    naming: "[name].[ext]",
    compile: { outfile, autoloadDotenv: false, autoloadBunfig: false },
    minify: true,
    bytecode: true,
    format: "esm",
    target: "bun",
    // React reads it while it is bundled.
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [WITHOUT_ABSENT, WITH_LEAN_INK, withProtos],
  });
  if (!success) throw new AggregateError(logs, `Cannot build ${outfile}`);
  verify();
}

if (import.meta.main) {
  const outfile = process.argv[2] ?? join(ROOT, "dist/tellerline");
  await buildProgram(outfile);
  process.stdout.write(`Built ${outfile}\n`);
}
