import { expect, test } from "bun:test";

import { capturedIo } from "../../_tools/testing/captured_io.ts";
import { RuntimeError } from "../base/errors.ts";
import { image, type ImagePowers } from "./image.ts";

type Options = Parameters<ImagePowers["ensureImage"]>[0];

test("image() prints the reference, and progress beside it", async () => {
  using io = capturedIo();
  const ensureImage = async ({ progress }: Options) => {
    progress("Step 1 of 2");
    return "tellerline/endserver:abc";
  };
  expect(await image([], io, { ensureImage })).toBe(0);
  expect(io.out).toBe("tellerline/endserver:abc\n");
  expect(io.err).toBe("Step 1 of 2\n");
});

test("image() passes on how the image is to be built", async () => {
  using io = capturedIo();
  const asked: Options[] = [];
  const ensureImage = async (options: Options) => {
    asked.push(options);
    return "x";
  };
  await image([], io, { ensureImage });
  await image(["--force", "--from", "offline"], io, { ensureImage });
  expect(asked).toMatchObject([
    { force: false, from: "auto", signal: io.signal },
    { force: true, from: "offline", signal: io.signal },
  ]);
});

test("image() refuses a source there is none of", async () => {
  using io = capturedIo();
  const ensureImage = () => Promise.reject(new Error("not to be called"));
  expect(await image(["--from", "usb"], io, { ensureImage })).toBe(2);
  expect(io.err).toStartWith(
    'Cannot read --from "usb": give auto, registry or offline\n',
  );
});

test("image() tells why it could not be built", async () => {
  using io = capturedIo();
  const ensureImage = () =>
    Promise.reject(new RuntimeError("Cannot build: the disk is full"));
  expect(await image([], io, { ensureImage })).toBe(1);
  expect(io.err).toBe("Cannot build: the disk is full\n");
});
