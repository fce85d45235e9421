import { expect, test } from "bun:test";
import { join } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { openFiles } from "./open_files.ts";

const PROGRAM = join(import.meta.dir, "open_files.ts");

test.if(process.platform === "linux")(
  "openFiles() is what the system allows this process",
  async () => {
    const script = `console.log((await import("${PROGRAM}")).openFiles())`;
    const command = `ulimit -n 321; exec "${process.execPath}" -e '${script}'`;
    const child = Bun.spawn(["sh", "-c", command], { stdout: "pipe" });
    expect(await child.stdout.text()).toBe("321\n");
  },
);

test("openFiles() bounds nothing where the system does not tell", async () => {
  using directory = temporaryDirectory();
  const file = join(directory.path, "limits");
  expect(openFiles(file)).toBe(Infinity);
  await Bun.write(
    file,
    "Max open files            unlimited  unlimited files\n",
  );
  expect(openFiles(file)).toBe(Infinity);
});
