import type { Identity } from "./_docker_labels.ts";
import { PORT } from "./_hardened_container.ts";
import type { ContainerDetails, ContainerSummary } from "./engine.ts";
import type { EndServerInfo, EndServerState } from "./types.ts";

const LIVE: readonly string[] = ["running", "paused", "restarting"];

/** An end server from all that the engine knows of its container. */
export function infoOf(
  identity: Identity,
  details: ContainerDetails,
): EndServerInfo {
  const createdAtMs = wholeSeconds(Date.parse(details.Created));
  return { ...identity, state: stateOf(details), createdAtMs };
}

/**
 * An end server from a listing, which is enough for one that serves;
 * `undefined` when its container has to be inspected.
 */
export function infoOfListed(
  identity: Identity,
  { State, Ports, Created }: ContainerSummary,
): EndServerInfo | undefined {
  const bound = Ports.find((it) => `${it.PrivatePort}/${it.Type}` === PORT);
  if (State !== "running" || !bound?.PublicPort) return undefined;
  const { IP: host, PublicPort: port } = bound;
  const state = { kind: "running", host, port } as const;
  return { ...identity, state, createdAtMs: Created * 1_000 };
}

function stateOf(details: ContainerDetails): EndServerState {
  const { Status, ExitCode, OOMKilled } = details.State;
  if (LIVE.includes(Status)) return addressOf(details);
  if (Status === "created") return { kind: "unfinished" };
  return { kind: "exited", exitCode: ExitCode, outOfMemory: OOMKilled };
}

/** A container without a published port cannot serve: it is not finished. */
function addressOf(details: ContainerDetails): EndServerState {
  const [binding] = details.NetworkSettings.Ports[PORT] ?? [];
  const port = Number(binding?.HostPort);
  if (!binding || !(port > 0)) return { kind: "unfinished" };
  return { kind: "running", host: binding.HostIp, port };
}

/** As exact as listings are, so that both ways give the same. */
function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1_000) * 1_000;
}
