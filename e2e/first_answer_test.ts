import { expect, test } from "bun:test";

import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import { deploy, PASSWORD, Program } from "./_program.ts";

const LIMIT_MS = 120_000;

test(
  "a person signs up, deploys, calls and gets the right instalment (processes)",
  () => firstAnswer("process"),
  LIMIT_MS,
);

dockerTest(
  "a person signs up, deploys, calls and gets the right instalment (Docker)",
  () => firstAnswer("docker"),
  { timeoutMs: LIMIT_MS },
);

async function firstAnswer(runtime: "docker" | "process"): Promise<void> {
  await using program = new Program();
  await program.startScaler({ runtime });
  await program.ok(["portal", "signup", "asha@example.com"], PASSWORD);
  const port = await deploy(program, [
    ...["--services", "loan_emi,income_tax"],
    ...["--strategy", "least_connections", "--policy", "queueing"],
  ]);
  const answer = await program.ok([
    ...["call", String(port), "loan_emi", "--principal", "1000000"],
    ...["--rate-percent", "8.5", "--tenure-months", "240"],
  ]);
  expect(answer).toContain("8678.23");
  const undeployed = await program.run(["call", String(port), "currency"]);
  expect(undeployed.code).not.toBe(0);
}
