import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { eventually } from "../_tools/testing/eventually.ts";

const READY_MS = 30_000;

/** What tells a test process that the network is its own. */
const OWN_NETWORK = "TELLERLINE_OWN_NETWORK";

/** Whether this machine lets a test start an engine of its own. */
export const canStartEngine =
  ["dockerd", "unshare", "ip"].every((tool) => Bun.which(tool) !== null) &&
  process.getuid?.() === 0;

/**
 * Runs `test` in a network of its own: a second engine in the machine's would
 * take `docker0` from the first, or delete it. There the test's file is run
 * again, and only there `test` itself.
 *
 * @param file `import.meta.path` of the test.
 */
export async function inOwnNetwork(
  file: string,
  test: () => Promise<void>,
): Promise<void> {
  if (process.env[OWN_NETWORK] !== undefined) return await test();
  const again = `ip link set lo up && exec "$0" test --timeout 170000 "$1"`;
  const child = Bun.spawn(
    ["unshare", "--net", "--", "sh", "-c", again, process.execPath, file],
    { env: { ...process.env, [OWN_NETWORK]: "1" }, stderr: "pipe" },
  );
  const said = await child.stderr.text();
  if ((await child.exited) !== 0) throw new Error(said);
}

/**
 * A Docker engine of a test's own, on a socket and with data of its own, that
 * can be killed, frozen and started again. Only for {@linkcode inOwnNetwork}.
 */
export class OwnEngine implements AsyncDisposable {
  readonly #directory = mkdtempSync(join(tmpdir(), "tellerline-engine-"));
  #daemon: Bun.Subprocess | undefined;

  /** What `DOCKER_HOST` is to be. */
  get host(): string {
    return `unix://${join(this.#directory, "docker.sock")}`;
  }

  /** Starts it, and waits until it answers. */
  async start(): Promise<void> {
    const at = (name: string) => join(this.#directory, name);
    // One that was killed leaves them, and believes them where nobody reaps.
    for (const left of ["pid", "exec/containerd/containerd.pid"]) {
      rmSync(at(left), { force: true });
    }
    this.#daemon = Bun.spawn(
      [
        ...["dockerd", "--host", this.host],
        ...["--data-root", at("data"), "--exec-root", at("exec")],
        ...["--pidfile", at("pid"), "--log-level", "error"],
      ],
      { stdin: "ignore", stdout: "ignore", stderr: Bun.file(at("log")) },
    );
    await eventually(() => this.#answers(), {
      ms: READY_MS,
      what: "an engine of the test's own answers",
    });
  }

  /** Sends it a signal; `SIGSTOP` freezes it, `SIGCONT` ends that. */
  signal(name: NodeJS.Signals): void {
    this.#daemon?.kill(name);
  }

  /** Ends it the hard way. */
  async kill(): Promise<void> {
    this.signal("SIGKILL");
    await this.#daemon?.exited;
  }

  /** Runs the `docker` command line against it. */
  async docker(...args: readonly string[]): Promise<string> {
    const child = Bun.spawn(["docker", "--host", this.host, ...args], {
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
    });
    const [stdout, stderr] = await Promise.all([
      child.stdout.text(),
      child.stderr.text(),
    ]);
    if ((await child.exited) === 0) return stdout.trimEnd();
    throw new Error(`docker ${args.join(" ")}: ${stderr}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.signal("SIGCONT");
    const left = await this.docker("ps", "-aq").catch(() => "");
    const ids = left.split("\n").filter(Boolean);
    if (ids.length > 0) await this.docker("rm", "-f", ...ids);
    this.signal("SIGTERM");
    await this.#daemon?.exited;
    const data = join(this.#directory, "data"); // mounted on itself by dockerd
    Bun.spawnSync(["umount", "-l", data]);
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #answers(): Promise<boolean> {
    const unix = join(this.#directory, "docker.sock");
    const signal = AbortSignal.timeout(1_000);
    const answer = fetch("http://engine/_ping", { unix, signal });
    return await answer.then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
