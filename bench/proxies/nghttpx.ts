import type { Front, Proxy } from "./types.ts";

/** nghttpx with one worker, HTTP/2 on both sides; it has one set of backends. */
export const nghttpx = {
  name: "nghttpx",
  title: "nghttpx",
  program: "nghttpx",
  command: ({ fronts }) => [
    "nghttpx",
    "--conf=/dev/null",
    "--workers=1",
    "--log-level=FATAL",
    "--add-x-forwarded-for",
    ...fronts.map(frontend),
    ...fronts.flatMap(({ backends }) => backends.map(backend)),
  ],
} satisfies Proxy;

function frontend({ port }: Front): string {
  return `--frontend=127.0.0.1,${port};no-tls`;
}

function backend(port: number): string {
  return `--backend=127.0.0.1,${port};/;proto=h2`;
}
