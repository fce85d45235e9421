import type { Proxy } from "./types.ts";

/** nghttpx with one worker, HTTP/2 on both sides. */
export const nghttpx = {
  name: "nghttpx",
  title: "nghttpx",
  program: "nghttpx",
  command: ({ port, backends }) => [
    "nghttpx",
    "--conf=/dev/null",
    "--workers=1",
    "--log-level=ERROR",
    "--add-x-forwarded-for",
    `--frontend=127.0.0.1,${port};no-tls`,
    ...backends.map((it) => `--backend=127.0.0.1,${it};/;proto=h2`),
  ],
} satisfies Proxy;
