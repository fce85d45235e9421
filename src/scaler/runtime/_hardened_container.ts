import { endServerArguments } from "./_end_server_arguments.ts";
import type { ContainerSpec } from "./engine.ts";
import type { EndServerSpec } from "./types.ts";

/** The port end servers listen on inside their container. */
export const PORT = "50051/tcp";

/** The port they listen to their scaler on. */
export const CONTROL_PORT = "50052/tcp";

/** Inside the container. */
const PLACE = { host: "0.0.0.0", port: 50051, controlPort: 50052 };

/** Published on this machine only, on a port the engine chooses. */
const ON_LOOPBACK = [{ HostIp: "127.0.0.1", HostPort: "" }];

/** Beyond this an end server is given no pids: threads count too. */
const PIDS = 128;

/**
 * A container that can do nothing but serve: no root, no capabilities, nothing
 * to write to, no way to get more, bounded memory, CPU, pids and log, reachable
 * from this machine only. Numbers and rules: OWASP's Docker sheet, rules 1 to 8.
 */
export function hardenedContainer(
  spec: EndServerSpec,
  options: {
    readonly containerName: string;
    readonly image: string;
    readonly network: string;
    readonly labels: Record<string, string>;
  },
): ContainerSpec {
  const ports = spec.controlKey ? [PORT, CONTROL_PORT] : [PORT];
  return {
    name: options.containerName,
    Image: options.image,
    Cmd: [...endServerArguments(spec, PLACE)],
    Labels: options.labels,
    User: "65532:65532",
    ExposedPorts: Object.fromEntries(ports.map((it) => [it, {}])),
    HostConfig: {
      NetworkMode: options.network,
      PortBindings: Object.fromEntries(ports.map((it) => [it, ON_LOOPBACK])),
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      Memory: spec.memoryBytes,
      MemorySwap: spec.memoryBytes,
      NanoCpus: Math.round(spec.cpuLimit * 1e9),
      PidsLimit: PIDS,
      LogConfig: {
        Type: "json-file",
        Config: { "max-size": "10m", "max-file": "2" },
      },
      Init: true,
      RestartPolicy: { Name: "no" },
    },
  };
}
