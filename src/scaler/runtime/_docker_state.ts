import type { Identity } from "./_docker_labels.ts";
import { CONTROL_PORT, PORT } from "./_hardened_container.ts";
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
  const published = (port: string) =>
    Ports.find((it) => `${it.PrivatePort}/${it.Type}` === port);
  const bound = published(PORT);
  if (State !== "running" || !bound?.PublicPort) return undefined;
  const { IP: host, PublicPort: port } = bound;
  const state = running({ host, port }, published(CONTROL_PORT)?.PublicPort);
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
  const { Ports } = details.NetworkSettings;
  const [binding] = Ports[PORT] ?? [];
  const [control] = Ports[CONTROL_PORT] ?? [];
  const port = Number(binding?.HostPort);
  if (!binding || !(port > 0)) return { kind: "unfinished" };
  return running({ host: binding.HostIp, port }, Number(control?.HostPort));
}

/** One that has a control port, or, where there is none of that number, none. */
function running(
  at: { readonly host: string; readonly port: number },
  controlPort: number | undefined,
): EndServerState {
  return {
    kind: "running",
    ...at,
    ...(controlPort ? { controlPort } : {}),
  };
}

/** As exact as listings are, so that both ways give the same. */
function wholeSeconds(ms: number): number {
  return Math.floor(ms / 1_000) * 1_000;
}
