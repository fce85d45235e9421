import { expect } from "bun:test";

import { dockerTest } from "../../../_tools/testing/docker_test_case.ts";
import { CalculatorClient } from "../../wire/calculator_client.ts";
import { untilServing } from "../../wire/until_serving.ts";
import { connectEngine, type ContainerSpec, type Engine } from "./engine.ts";
import { ensureImage } from "./image.ts";

const PORT = "50051/tcp";

/** Run as end servers are: nothing to write to, nothing to gain. */
function hardened(image: string, name: string): ContainerSpec {
  return {
    name,
    Image: image,
    Cmd: ["--services", "loan_emi"],
    User: "65532",
    Labels: { "tellerline.test": name },
    ExposedPorts: { [PORT]: {} },
    HostConfig: {
      PortBindings: { [PORT]: [{ HostIp: "127.0.0.1", HostPort: "" }] },
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      Memory: 256 * 2 ** 20,
      MemorySwap: 256 * 2 ** 20,
      PidsLimit: 128,
    },
  };
}

async function addressOf(engine: Engine, id: string): Promise<string> {
  const details = await engine.inspectContainer(id);
  const port = details?.NetworkSettings.Ports[PORT]?.[0]?.HostPort;
  if (!port) throw new Error(`Container ${id} published no port`);
  return `127.0.0.1:${port}`;
}

async function serveOneLoan(address: string): Promise<unknown> {
  await untilServing(address, { signal: AbortSignal.timeout(30_000) });
  using client = new CalculatorClient(address);
  const [service] = await client.listServices();
  if (!service) throw new Error("No service listed");
  const values = { principal: "1000000", rate_percent: "8.5" };
  const all = { ...values, tenure_months: "240" };
  return (await client.call(service, all)).outputs["instalment"];
}

for (const from of ["auto", "offline"] as const) {
  dockerTest(
    `ensureImage() from ${from} makes an image that serves hardened and ends on SIGTERM`,
    async () => {
      using engine = connectEngine();
      const force = from === "offline";
      const progress = () => {};
      const image = await ensureImage(engine, { progress, from, force });
      const name = `tellerline-test-${crypto.randomUUID()}`;
      const id = await engine.createContainer(hardened(image, name));
      try {
        await engine.startContainer(id);
        const address = await addressOf(engine, id);
        expect(await serveOneLoan(address)).toBe("8678.23");
        await engine.stopContainer(id, 20_000);
        const details = await engine.inspectContainer(id);
        expect(details?.State).toMatchObject({ Running: false, ExitCode: 0 });
      } finally {
        await engine.removeContainer(id);
      }
    },
    { timeoutMs: 300_000 },
  );
}

dockerTest(
  "ensureImage() uses the image it has made before",
  async () => {
    using engine = connectEngine();
    const image = await ensureImage(engine, { progress: () => {} });
    const said: string[] = [];
    const progress = (message: string) => void said.push(message);
    expect(await ensureImage(engine, { progress })).toBe(image);
    expect(said).toEqual([`The image ${image} is up to date`]);
    const details = await engine.inspectImage(image);
    expect(details?.Config.Labels).toEqual({
      "tellerline.program": image.split(":")[1] ?? "",
      "tellerline.image": "endserver",
    });
    expect(details?.Config.User).toBe("65532:65532");
  },
  { timeoutMs: 300_000 },
);
