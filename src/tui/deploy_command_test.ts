import { expect, test } from "bun:test";

import { deployCommand } from "./deploy_command.ts";

const VALUES = {
  services: "echo,loan_emi",
  strategy: "random",
  policy: "queueing",
  name: "",
  min: "2",
  max: "6",
  queue_limit: "1000",
};

test("deployCommand() names what was chosen and leaves out defaults and what is empty", () => {
  const defaults = { min: "2", max: "10", queue_limit: "1000" };
  expect(deployCommand(VALUES, defaults)).toBe(
    "tellerline portal deploy --services echo,loan_emi --strategy random --policy queueing --max 6",
  );
});

test("deployCommand() quotes what a shell would take apart", () => {
  const values = { services: "echo", name: "the hall's; rm -rf $HOME" };
  expect(deployCommand(values, {})).toBe(
    `tellerline portal deploy --services echo --name 'the hall'\\''s; rm -rf $HOME'`,
  );
});

test("deployCommand() names a shadow, and none only where one is usual", () => {
  const values = { policy: "queueing", shadow: "none" };
  const usual = { shadow: "none" };
  expect(deployCommand(values, usual)).toEndWith("--policy queueing");
  expect(
    deployCommand({ ...values, shadow: "cpu_threshold" }, usual),
  ).toEndWith("--policy queueing --shadow cpu_threshold");
  expect(deployCommand(values, { shadow: "queueing" })).toEndWith(
    "--policy queueing --shadow none",
  );
});
