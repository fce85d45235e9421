import { readFileSync } from "node:fs";
import { Agent as PlainAgent } from "node:http";
import { Agent as TlsAgent } from "node:https";
import { join } from "node:path";

import type { DockerOptions } from "dockerode";

import { PreconditionError } from "../../base/errors.ts";

/** Where a Docker engine listens, as dockerode wants it and as people read it. */
export interface EngineAddress {
  readonly text: string;
  /** Whether what it publishes on its loopback is reachable from here. */
  readonly local: boolean;
  readonly options: DockerOptions;
  /**
   * Makes a connection a call: one kept from before the engine restarted would
   * fail the next.
   */
  readonly agent: PlainAgent;
}

const CLOSING = { keepAlive: false };
const DEFAULT = "unix:///var/run/docker.sock";
const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

// Given in full, because what is left out dockerode reads from the environment.
const NOTHING = {
  socketPath: undefined,
  host: undefined,
  port: undefined,
  protocol: "http",
  ca: undefined,
  cert: undefined,
  key: undefined,
} as const satisfies DockerOptions;

/**
 * Reads the value of `DOCKER_HOST`: `unix://…` or `tcp://host:port`; empty or
 * `undefined` is the usual socket. With `certPath` (`DOCKER_CERT_PATH`) a tcp
 * engine is spoken to over TLS.
 *
 * @throws {PreconditionError} when it is another kind of address.
 */
export function engineAddress(
  dockerHost: string | undefined,
  certPath: string | undefined,
): EngineAddress {
  const text = dockerHost || DEFAULT;
  const url = URL.parse(text);
  if (url?.protocol === "unix:" && url.pathname.length > 1) {
    const socketPath = decodeURIComponent(url.pathname);
    const agent = new PlainAgent(CLOSING);
    return { text, local: true, agent, options: { ...NOTHING, socketPath } };
  }
  if (url?.protocol === "tcp:" && url.hostname) {
    const local = LOOPBACK.includes(url.hostname);
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const port = url.port || (certPath ? "2376" : "2375");
    const tls = certPath ? certificates(certPath) : {};
    const agent = certPath ? new TlsAgent(CLOSING) : new PlainAgent(CLOSING);
    return { text, local, agent, options: { ...NOTHING, host, port, ...tls } };
  }
  throw new PreconditionError(
    `Cannot use the Docker engine at "${text}": DOCKER_HOST takes unix:///path or tcp://host:port; change it or unset it`,
  );
}

function certificates(path: string): DockerOptions {
  try {
    const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((name) =>
      readFileSync(join(path, name), "utf8"),
    );
    return { protocol: "https", ca, cert, key };
  } catch (cause) {
    throw new PreconditionError(
      `Cannot use the Docker engine's certificates: ca.pem, cert.pem and key.pem are not all readable in "${path}"; change DOCKER_CERT_PATH`,
      { cause },
    );
  }
}
