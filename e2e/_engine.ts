/** What a test asks of the Docker engine beside the program. */
import { tmpdir } from "node:os";

const LABEL = "tellerline.installation";

/** Runs the `docker` command line; gives its output without the last newline. */
export async function docker(...args: readonly string[]): Promise<string> {
  const child = Bun.spawn(["docker", ...args], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    cwd: tmpdir(),
  });
  const [stdout, stderr, code] = await Promise.all([
    child.stdout.text(),
    child.stderr.text(),
    child.exited,
  ]);
  if (code === 0) return stdout.trimEnd();
  throw new Error(`docker ${args.join(" ")} ended with ${code}: ${stderr}`);
}

/** Names of the running containers of an instance, oldest first. */
export async function containersOf(instance: string): Promise<string[]> {
  const filter = `label=tellerline.instance=${instance}`;
  const names = await docker(
    "ps",
    "--filter",
    filter,
    "--format",
    "{{.Names}}",
  );
  return names.split("\n").filter(Boolean).toSorted();
}

/** Everything `docker inspect` tells that must not change. */
export async function identityOf(container: string): Promise<string> {
  const format =
    "{{.Id}} {{.Created}} {{.State.StartedAt}} {{.State.Status}} {{.State.Pid}} {{.RestartCount}} {{.Name}} {{json .Config.Labels}}";
  return await docker("inspect", "--format", format, container);
}

/** The installation a container is labelled with. */
export async function installationOf(container: string): Promise<string> {
  const format = `{{index .Config.Labels "${LABEL}"}}`;
  return await docker("inspect", "--format", format, container);
}

/** Every container of an installation, in whatever state. */
export async function allOf(installation: string): Promise<string[]> {
  const filter = `label=${LABEL}=${installation}`;
  const ids = await docker("ps", "-aq", "--filter", filter);
  return ids.split("\n").filter(Boolean);
}
