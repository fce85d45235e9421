import { fileURLToPath } from "node:url";

/** The directory of the program: where `package.json` is. */
export const PROGRAM_ROOT = fileURLToPath(
  new URL("../../../", import.meta.url),
);

/** What goes into an image, and the recipe of it: a change makes a new tag. */
const SOURCES = [
  "{bun.lock,Dockerfile.endserver}",
  "proto/**/*.proto",
  "src/{base,finance,wire,endserver}/**/*",
  "src/scaler/runtime/{_image_*,image_protos}.ts",
];

/** Tests, and what only they use. */
const TESTS = /_test\.tsx?$|\/_test_[^/]*$/;

const HASH_LENGTH = 12;

/**
 * What the program's end server is made of, as a short hexadecimal name: the
 * contents of its sources and the version of Bun. Tests are not among them.
 */
export async function programHash(root = PROGRAM_ROOT): Promise<string> {
  const hasher = new Bun.CryptoHasher("sha256");
  hasher.update(`bun ${Bun.version}\n`);
  for (const path of await sourceFiles(root)) {
    const bytes = await Bun.file(`${root}/${path}`).bytes();
    hasher.update(`${path} ${bytes.length}\n`).update(bytes);
  }
  return hasher.digest("hex").slice(0, HASH_LENGTH);
}

/** The same of a program that is one file. */
export async function fileHash(path: string): Promise<string> {
  const hasher = new Bun.CryptoHasher("sha256");
  for await (const bytes of Bun.file(path).stream()) hasher.update(bytes);
  return hasher.digest("hex").slice(0, HASH_LENGTH);
}

async function sourceFiles(root: string): Promise<string[]> {
  const paths = new Set<string>();
  for (const pattern of SOURCES) {
    const found = new Bun.Glob(pattern).scan({ cwd: root });
    for await (const path of found) {
      if (!TESTS.test(path)) paths.add(path);
    }
  }
  return [...paths].sort();
}
