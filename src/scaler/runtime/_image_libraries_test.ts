import { expect, test } from "bun:test";

import { PreconditionError } from "../../base/errors.ts";
import { librariesOf, parseLdd } from "./_image_libraries.ts";

test("parseLdd() takes the files and leaves what the kernel provides", () => {
  const printed = `
\tlinux-vdso.so.1 (0x00007fba71b99000)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007fba719a6000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007fba71b9b000)
`;
  expect(parseLdd(printed)).toEqual([
    "/lib/x86_64-linux-gnu/libc.so.6",
    "/lib64/ld-linux-x86-64.so.2",
  ]);
});

test("librariesOf() says what to do when they cannot be told", async () => {
  const error = await librariesOf(import.meta.path).catch((it) => it);
  expect(error).toBeInstanceOf(PreconditionError);
  expect(error.message).toStartWith("Cannot tell which library files");
  expect(error.message).toEndWith('"bun run image --from registry"');
});
