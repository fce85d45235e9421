import {
  Metadata,
  Server,
  ServerCredentials,
  type handleUnaryCall,
} from "@grpc/grpc-js";

import { toStatus } from "../../src/wire/status.ts";
import type { CatalogueHandlers } from "../../src/wire/gen/tellerline/v1/Catalogue.ts";
import {
  loadTellerline,
  packageDefinition,
  parseProtos,
} from "../../src/wire/load.ts";
import type { Service } from "../../src/wire/messages.ts";

const PROTO = `syntax = "proto3"; package tellerline.test.v1;
service Loan { rpc Calculate(LoanRequest) returns (LoanResponse); }
message LoanRequest {
  optional string principal = 1; optional string method = 2;
  optional bool rounded = 4;
}
message LoanResponse {
  string instalment = 1; bool exact = 2; repeated Row schedule = 3;
  string note = 5;
  message Row { string month = 1; string balance = 2; }
}`;

/** The request of the test's service as the server sees it. */
export interface LoanRequest {
  readonly principal?: string;
  readonly method?: string;
  readonly rounded?: boolean;
}

/** What the catalogue of the test's server tells. */
export const LOAN: Service = {
  id: "loan",
  title: "Loan",
  summary: "The instalment of a loan",
  method: "/tellerline.test.v1.Loan/Calculate",
  fields: [
    {
      name: "principal",
      tag: 1,
      label: "Principal",
      unit: "INR",
      kind: "money",
      min: "0.01",
      max: "1000000",
      maxDecimals: 2,
      required: true,
      example: "100000",
      help: "What is lent",
    },
    {
      name: "method",
      tag: 2,
      label: "Method",
      kind: "choice",
      choices: [
        { value: "reducing", label: "Reducing balance" },
        { value: "flat", label: "Flat rate" },
      ],
      defaultValue: "reducing",
    },
    { name: "rounded", tag: 4, label: "Rounded", kind: "flag" },
  ],
  outputs: [
    {
      name: "instalment",
      tag: 1,
      label: "Instalment",
      unit: "INR",
      kind: "money",
    },
    { name: "exact", tag: 2, label: "Exact", kind: "flag" },
    {
      name: "schedule",
      tag: 3,
      label: "Schedule",
      kind: "table",
      columns: [
        { name: "month", tag: 1, label: "Month", kind: "integer" },
        {
          name: "balance",
          tag: 2,
          label: "Balance",
          unit: "INR",
          kind: "money",
        },
      ],
    },
    { name: "note", tag: 5, label: "Note", kind: "text" },
  ],
};

/** A server with a catalogue and one service, answering as `compute` does. */
export interface CalculatorServer extends AsyncDisposable {
  readonly address: string;
}

/**
 * Starts a real gRPC server whose messages come from a proto file, not from
 * the catalogue, so that both must agree for a test to pass.
 */
export async function startCalculatorServer(
  compute: (request: LoanRequest) => object | Promise<object>,
): Promise<CalculatorServer> {
  const server = new Server();
  const catalogue: CatalogueHandlers = {
    ListServices: (_call, callback) => callback(null, { services: [LOAN] }),
  };
  server.addService(loadTellerline().Catalogue.service, { ...catalogue });
  const definition = packageDefinition(parseProtos([PROTO]));
  const service = definition["tellerline.test.v1.Loan"];
  if (!service || "format" in service) throw new TypeError("No service Loan");
  const calculate: handleUnaryCall<LoanRequest, object> = (call, callback) => {
    const header = new Metadata();
    header.set("x-tellerline-endpoint", "loan-1");
    Promise.try(compute, call.request).then(
      (answer) => {
        call.sendMetadata(header);
        callback(null, answer);
      },
      (error) => callback(toStatus(error)),
    );
  };
  server.addService(service, { Calculate: calculate });
  const bound = Promise.withResolvers<number>();
  server.bindAsync(
    "127.0.0.1:0",
    ServerCredentials.createInsecure(),
    (error, port) => (error ? bound.reject(error) : bound.resolve(port)),
  );
  return {
    address: `127.0.0.1:${await bound.promise}`,
    async [Symbol.asyncDispose]() {
      server.forceShutdown();
    },
  };
}
