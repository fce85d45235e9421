import { RuntimeError } from "../../base/errors.ts";
import { logEntries } from "./_docker_demux.ts";
import { findContainers, inspect } from "./_docker_find.ts";
import { labelsOf, LABEL } from "./_docker_labels.ts";
import { containerSpec } from "./_docker_spec.ts";
import type { Engine } from "./engine.ts";
import { exitSentence } from "./_exit_sentence.ts";
import type { EndServerInfo, EndServerSpec } from "./types.ts";

/** What an end server's container is made from. */
export interface StartOptions {
  readonly installation: string;
  readonly image: string;
  readonly network: string;
  readonly signal: AbortSignal | undefined;
  /** Called with the id of every container made, before it is started. */
  readonly onMade: (id: string) => void;
}

/** Makes and starts a container; when that fails, nothing of it is left. */
export async function startContainer(
  engine: Engine,
  spec: EndServerSpec,
  options: StartOptions,
): Promise<{ readonly id: string; readonly info: EndServerInfo }> {
  const { installation, image, network, signal, onMade } = options;
  const attempt = crypto.randomUUID();
  const full = containerSpec(spec, {
    containerName: containerName(installation, spec.name),
    image,
    network,
    labels: labelsOf(spec, { installation, attempt }),
  });
  try {
    const id = await engine.createContainer(full, { signal });
    onMade(id);
    await engine.startContainer(id, { signal });
    return { id, info: await running(engine, installation, id, spec.name) };
  } catch (error) {
    await removeAttempt(engine, installation, attempt);
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
  engine: Engine,
  installation: string,
  id: string,
  name: string,
): Promise<EndServerInfo> {
  const found = await inspect(engine, installation, id);
  if (found?.info.state.kind === "running") return found.info;
  const last = await lastLine(engine, id);
  throw new RuntimeError(
    `Cannot start end server "${name}": ${exitSentence(found?.info.state, last)}`,
  );
}

async function lastLine(engine: Engine, id: string): Promise<string> {
  const { signal } = new AbortController();
  const bytes = engine.logs(id, { tail: 1, follow: false, signal });
  const entries = await Array.fromAsync(logEntries(bytes));
  return entries.at(-1)?.text ?? "";
}

/**
 * Removes what one attempt made, known by its own label: the call that made it
 * may have been answered too late to tell the id. An engine that does not
 * answer now leaves it `unfinished` in the next listing.
 */
async function removeAttempt(
  engine: Engine,
  installation: string,
  attempt: string,
): Promise<void> {
  try {
    const labels = { [LABEL.attempt]: attempt };
    const made = await findContainers(engine, installation, { labels });
    for (const { id } of made) await engine.removeContainer(id);
  } catch {
    // The error that led here says more.
  }
}
