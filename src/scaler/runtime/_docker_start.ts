import { RuntimeError } from "../../base/errors.ts";
import type { Containers } from "./_docker_containers.ts";
import { labelsOf, LABEL } from "./_docker_labels.ts";
import { hardenedContainer } from "./_hardened_container.ts";
import { exitSentence } from "./_exit_sentence.ts";
import { checkName } from "./_names.ts";
import type { EndServerInfo, EndServerSpec } from "./types.ts";

/** What an end server's container is made from. */
export interface StartOptions {
  readonly image: string;
  readonly network: string;
  readonly signal: AbortSignal | undefined;
  /** Called with the id of every container made, before it is started. */
  readonly onMade: (id: string) => void;
}

/**
 * Makes and starts a container; when that fails, nothing of it is left.
 *
 * @throws {RangeError} when the end server's name is no name.
 */
export async function startContainer(
  containers: Containers,
  spec: EndServerSpec,
  options: StartOptions,
): Promise<{ readonly id: string; readonly info: EndServerInfo }> {
  checkName(spec.name);
  const { engine, installation } = containers;
  const { image, network, signal, onMade } = options;
  const attempt = crypto.randomUUID();
  const full = hardenedContainer(spec, {
    containerName: containerName(installation, spec.name),
    image,
    network,
    labels: labelsOf(spec, { installation, attempt }),
  });
  try {
    const id = await engine.createContainer(full, { signal });
    onMade(id);
    await engine.startContainer(id, { signal });
    return { id, info: await running(containers, id, spec.name) };
  } catch (error) {
    await removeAttempt(containers, attempt);
    throw error;
  }
}

/**
 * The name of an end server's container. The whole id of the installation is
 * in it: two installations on one engine never want the same one.
 */
export function containerName(installation: string, name: string): string {
  return `tellerline-${installation}-${name}`;
}

async function running(
  containers: Containers,
  id: string,
  name: string,
): Promise<EndServerInfo> {
  const found = await containers.inspect(id);
  if (found?.info.state.kind === "running") return found.info;
  const last = await lastLine(containers, name);
  throw new RuntimeError(
    `Cannot start end server "${name}": ${exitSentence(found?.info.state, last)}`,
  );
}

async function lastLine(containers: Containers, name: string): Promise<string> {
  const { signal } = new AbortController();
  const log = containers.log(name, { tail: 1, follow: false, signal });
  return (await Array.fromAsync(log)).at(-1)?.text ?? "";
}

/**
 * Removes what one attempt made, known by its own label: the call that made it
 * may have been answered too late to tell the id. An engine that does not
 * answer now leaves it `unfinished` in the next listing.
 */
async function removeAttempt(
  containers: Containers,
  attempt: string,
): Promise<void> {
  try {
    const labels = { [LABEL.attempt]: attempt };
    const made = await containers.all({ labels });
    for (const { id } of made) await containers.engine.removeContainer(id);
  } catch {
    // The error that led here says more.
  }
}
