import { expect } from "bun:test";

import {
  pythonStubs,
  pythonTest,
} from "../../_tools/testing/python_test_case.ts";
import { startTestServer } from "./_test_server.ts";

const PROTOS = [
  "tellerline/finance/v1/loan_emi.proto",
  "tellerline/v1/catalogue.proto",
  "compat/trial_2.proto",
  "google/rpc/status.proto",
  "google/rpc/error_details.proto",
];

const PROGRAM = `
import json, sys, grpc
from tellerline.finance.v1 import loan_emi_pb2, loan_emi_pb2_grpc
from tellerline.v1 import catalogue_pb2, catalogue_pb2_grpc
from compat import trial_2_pb2, trial_2_pb2_grpc
# Read apart: the modules that grpcio brings have the same name.
import importlib.util, os
def proto(name):
    path = os.path.join(os.environ["PYTHONPATH"], *name.split("/"))
    spec = importlib.util.spec_from_file_location(os.path.basename(name)[:-3], path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
error_details = proto("google/rpc/error_details_pb2.py")
status_pb = proto("google/rpc/status_pb2.py")

channel = grpc.insecure_channel(sys.argv[1])
loan = loan_emi_pb2_grpc.LoanEmiStub(channel)
answer = loan.Calculate(loan_emi_pb2.LoanEmiRequest(
    principal="1000000", rate_percent="8.5", tenure_months="240"), timeout=20)
listed = catalogue_pb2_grpc.CatalogueStub(channel).ListServices(
    catalogue_pb2.ListServicesRequest(), timeout=20)
old = trial_2_pb2_grpc.AlertStub(channel).RelayClientMessage(
    trial_2_pb2.AlertRequest(function=3, data1=100000, data2=2, ip="::1"), timeout=20)
try:
    loan.Calculate(loan_emi_pb2.LoanEmiRequest(principal="0"), timeout=20)
except grpc.RpcError as error:
    refused = error
details = dict(refused.trailing_metadata())["grpc-status-details-bin"]
status = status_pb.Status.FromString(details)
bad = error_details.BadRequest()
status.details[0].Unpack(bad)
print(json.dumps({
    "instalment": answer.instalment,
    "rows": len(answer.schedule),
    "services": [it.id for it in listed.services],
    "former": round(old.val, 2),
    "code": refused.code().name,
    "fields": [[it.field, it.reason] for it in bad.field_violations],
}))
`;

pythonTest(
  "startEndServer() serves a Python client with stubs from our protos",
  async () => {
    using stubs = await pythonStubs(PROTOS);
    using running = await startTestServer({ services: ["loan_emi"] });
    const printed = await stubs.run(PROGRAM, [running.address]);
    expect(JSON.parse(printed)).toEqual({
      instalment: "8678.23",
      rows: 240,
      services: ["loan_emi"],
      former: 4477.26,
      code: "INVALID_ARGUMENT",
      fields: [
        ["principal", "OUT_OF_RANGE"],
        ["rate_percent", "REQUIRED"],
        ["tenure_months", "REQUIRED"],
      ],
    });
  },
);
