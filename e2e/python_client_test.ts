import { expect } from "bun:test";

import { pythonStubs, pythonTest } from "../_tools/testing/python_test_case.ts";
import { Program } from "./_program.ts";
import { deployReady, signUp } from "./_tenant.ts";

const PROTOS = [
  "tellerline/finance/v1/loan_emi.proto",
  "tellerline/finance/v1/currency.proto",
  "compat/trial_1.proto",
];

const CLIENT = `
import json, sys, grpc
from tellerline.finance.v1 import loan_emi_pb2, loan_emi_pb2_grpc
from tellerline.finance.v1 import currency_pb2, currency_pb2_grpc
from compat import trial_1_pb2, trial_1_pb2_grpc

channel = grpc.insecure_channel(sys.argv[1])
loan = loan_emi_pb2_grpc.LoanEmiStub(channel)
request = loan_emi_pb2.LoanEmiRequest(
    principal="1000000", rate_percent="8.5", tenure_months="240")
endpoints = set()
for _ in range(10):
    answer, call = loan.Calculate.with_call(request, timeout=20)
    endpoints.add(dict(call.initial_metadata())["x-tellerline-endpoint"])
former = trial_1_pb2_grpc.AlertStub(channel)
values = [former.InvokeMethod(
    trial_1_pb2.AlertRequest(function=function, data1=100000, data2=2), timeout=20).val
    for function in (0, 3)]
try:
    currency_pb2_grpc.CurrencyStub(channel).Calculate(
        currency_pb2.CurrencyRequest(amount="1"), timeout=20)
    undeployed = "OK"
except grpc.RpcError as error:
    undeployed = error.code().name
print(json.dumps({
    "instalment": answer.instalment,
    "endpoints": len(endpoints),
    "former": [round(value, 2) for value in values],
    "undeployed": undeployed,
}))
`;

pythonTest(
  "an instance port serves Python clients, typed and of the former system, over one connection",
  async () => {
    using stubs = await pythonStubs(PROTOS);
    await using program = new Program();
    await program.startScaler({ runtime: "process" });
    using tenant = await signUp(program);
    const services = ["loan_emi", "echo"];
    const { port } = await deployReady(tenant, { services });
    const printed = await stubs.run(CLIENT, [`127.0.0.1:${port}`]);
    expect(JSON.parse(printed)).toEqual({
      instalment: "8678.23",
      endpoints: 2,
      former: [100000, 4477.26],
      undeployed: "UNIMPLEMENTED",
    });
  },
);
