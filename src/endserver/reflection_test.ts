import { expect, test } from "bun:test";

import { FileDescriptorProto } from "protobufjs/ext/descriptor";

import reflectionV1 from "@grpc/reflection/build/proto/grpc/reflection/v1/reflection.proto" with { type: "text" };
import { packageDefinition, parseProtos } from "../wire/load.ts";
import { startTestServer, type TestServer } from "./_test_server.ts";
import { serviceOf } from "./definitions.ts";

const root = parseProtos([reflectionV1]);
const SERVICE = "grpc.reflection.v1.ServerReflection";
const { ServerReflectionInfo: info } = serviceOf(
  packageDefinition(root),
  SERVICE,
);
if (!info) throw new Error(`${SERVICE} lacks its method`);

/** Asks the server about itself, as a generic client does. */
async function reflect({ client }: TestServer, request: object) {
  if (!info) throw new Error("unreachable");
  const { path, requestSerialize, responseDeserialize } = info;
  const call = client.makeBidiStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
  );
  call.end(request);
  for await (const answer of call) return answer;
  throw new Error("No answer");
}

test("reflectionOf() lists what is served and nothing else of finance", async () => {
  using running = await startTestServer({ services: ["loan_emi"] });
  const answer = await reflect(running, { listServices: "*" });
  const names = answer.listServicesResponse.service.map(
    (it: { name: string }) => it.name,
  );
  expect(names.sort()).toEqual([
    "grpc.health.v1.Health",
    "tellerline.finance.v1.LoanEmi",
    "tellerline.v1.Catalogue",
    "trial_2.Alert",
  ]);
});

test("reflectionOf() names fields as the proto files do", async () => {
  using running = await startTestServer({ services: ["loan_emi"] });
  const symbol = "tellerline.finance.v1.LoanEmiRequest";
  const answer = await reflect(running, { fileContainingSymbol: symbol });
  const fields = answer.fileDescriptorResponse.fileDescriptorProto
    .map((bytes: Uint8Array) => FileDescriptorProto.decode(bytes).toJSON())
    .flatMap((file: FileJson) => file.messageType)
    .find(({ name }: MessageJson) => name === "LoanEmiRequest").field;
  expect(fields.slice(0, 3)).toMatchObject([
    { name: "principal", number: 1 },
    { name: "rate_percent", number: 2 },
    { name: "tenure_months", number: 3 },
  ]);
});

interface FileJson {
  readonly messageType: readonly MessageJson[];
}

interface MessageJson {
  readonly name: string;
}
