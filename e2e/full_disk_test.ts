import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "bun:test";
import { status as Code } from "@grpc/grpc-js";

import { Program } from "./_program.ts";
import { answered, callMany, deployReady, signUp } from "./_tenant.ts";

const SIZE = "size=3m";
const canMount = Bun.which("mount") !== null && process.getuid?.() === 0;
const rootTest = canMount ? test : test.skip;

rootTest(
  "on a full disk the portal refuses what it cannot keep, requests are served, and it recovers by itself",
  async () => {
    await using program = new Program();
    using _disk = smallDisk(program.directory);
    await program.startScaler({ runtime: "process" });
    using tenant = await signUp(program);
    const { id, port } = await deployReady(tenant, { services: ["echo"] });
    using _files = fill(program.directory);

    const deploy = { settings: { services: ["echo"] } };
    const other = { email: "ben@example.com", password: "correct horse" };
    for (const write of [
      () => tenant.createInstance(deploy),
      () => tenant.scaleInstance({ id, endServers: 3 }),
      () => tenant.createAccount(other),
    ]) {
      const refused = await write().then(String, (error) => error);
      expect(refused.code).toBe(Code.INTERNAL);
      expect(refused.details).toMatch(/^Cannot .*(disk|space)/);
    }
    const outcome = await callMany(port, { count: 200, atOnce: 10 });
    expect(outcome.failures).toEqual([]);
    expect(answered(outcome)).toBe(200);
    expect(await tenant.listInstances()).toHaveLength(1);

    rmSync(join(program.directory, BALLAST));
    await tenant.scaleInstance({ id, endServers: 3 });
    expect((await tenant.getInstance(id)).desired).toBe(3);
    expect(await program.stopScaler()).toBe(0);
  },
  60_000,
);

const BALLAST = "ballast";

function smallDisk(path: string): Disposable {
  const mount = [
    "mount",
    "-t",
    "tmpfs",
    "-o",
    `${SIZE},mode=700`,
    "none",
    path,
  ];
  const { success, stderr } = Bun.spawnSync(mount);
  if (!success) throw new Error(`Cannot mount: ${stderr.toString()}`);
  return {
    // Lazily: what the program left open closes when it has ended.
    [Symbol.dispose]: () => void Bun.spawnSync(["umount", "-l", path]),
  };
}

/** Takes the last byte of the disk, and again what others set free. */
function fill(directory: string): Disposable {
  const path = join(directory, BALLAST);
  for (const size of [1 << 20, 1 << 16, 1 << 12, 1]) {
    try {
      while (true) writeFileSync(path, Buffer.alloc(size), { flag: "a" });
    } catch {
      // Not so much any more: with smaller pieces to the very end.
    }
  }
  return { [Symbol.dispose]: () => rmSync(path, { force: true }) };
}
