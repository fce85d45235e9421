import { dirname, join } from "node:path";

import type { BunPlugin } from "bun";
import protobuf from "protobufjs";

import { RuntimeError } from "../../base/errors.ts";

/** One place where a package reads a proto file from disk. */
interface DiskRead {
  /** The end of the module's path. */
  readonly module: string;
  /** The call as it stands there, exactly once. */
  readonly call: string;
  /** The same call on the text's parsed form. */
  readonly embedded: (json: string) => string;
  /** The proto file, relative to the module. */
  readonly proto: string;
  /** As in the options of the call. */
  readonly keepCase: boolean;
}

const REFLECTION_CALL =
  "protoLoader.loadSync(protoPath, constants_1.PROTO_LOADER_OPTS)";

function embedReflection(json: string): string {
  return `protoLoader.fromJSON(${json}, constants_1.PROTO_LOADER_OPTS)`;
}

const DISK_READS: readonly DiskRead[] = [
  {
    module: "grpc-health-check/build/src/health.js",
    call: "(0, proto_loader_1.loadSync)('health/v1/health.proto', {",
    embedded: (json) => `(0, proto_loader_1.fromJSON)(${json}, {`,
    proto: "../../proto/health/v1/health.proto",
    keepCase: true,
  },
  {
    module: "@grpc/reflection/build/src/implementations/reflection-v1.js",
    call: REFLECTION_CALL,
    embedded: embedReflection,
    proto: "../../proto/grpc/reflection/v1/reflection.proto",
    keepCase: false,
  },
  {
    module: "@grpc/reflection/build/src/implementations/reflection-v1alpha.js",
    call: REFLECTION_CALL,
    embedded: embedReflection,
    proto: "../../proto/grpc/reflection/v1alpha/reflection.proto",
    keepCase: false,
  },
];

const FILTER =
  /(grpc-health-check|@grpc\/reflection)\/build\/src\/.*(health|reflection-v1|reflection-v1alpha)\.js$/;

/** The plugin, and the check that it met everything it is for. */
export interface Embedding {
  readonly plugin: BunPlugin;
  /** @throws {RuntimeError} when a module it rewrites was not in the build. */
  readonly verify: () => void;
}

/**
 * Makes the health and reflection packages carry their proto files, which they
 * otherwise read from disk: a compiled program has no files of theirs. A
 * package that looks different from what is expected fails the build, because
 * the program would only fail when it starts, inside a container.
 */
export function embedProtos(): Embedding {
  const missing = new Set(DISK_READS);
  const plugin: BunPlugin = {
    name: "embed protos",
    setup(build) {
      build.onLoad({ filter: FILTER }, async ({ path }) => {
        const read = DISK_READS.find(({ module }) => path.endsWith(module));
        if (!read) throw changed(path, "it is not expected");
        missing.delete(read);
        const source = await Bun.file(path).text();
        const proto = await Bun.file(join(dirname(path), read.proto)).text();
        return { contents: embed(source, proto, read), loader: "js" };
      });
    },
  };
  return { plugin, verify: () => refuseMissing(missing) };
}

/**
 * The module's source with its one read from disk replaced.
 *
 * @throws {RuntimeError} when the source does not hold exactly that one.
 */
export function embed(source: string, proto: string, read: DiskRead): string {
  const { call, embedded, keepCase, module } = read;
  const found = source.split(call).length - 1;
  const reads = source.match(/\bload(Sync)?\)?\(/g)?.length ?? 0;
  if (found !== 1 || reads !== 1) {
    throw changed(module, `it reads ${reads} files, ${found} as expected`);
  }
  const { root } = protobuf.parse(proto, { keepCase });
  // A function, because a replacement text would have its "$" interpreted.
  return source.replace(call, () => embedded(JSON.stringify(root.toJSON())));
}

function refuseMissing(missing: ReadonlySet<DiskRead>): void {
  for (const { module } of missing) throw changed(module, "it is not there");
}

function changed(module: string, how: string): RuntimeError {
  return new RuntimeError(
    `Cannot compile the end server: "${module}" is not as expected, ${how}; install the locked dependencies with "bun install --frozen-lockfile"`,
  );
}
