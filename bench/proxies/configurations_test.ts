import { expect, test } from "bun:test";

import { haproxy } from "./haproxy.ts";
import { nginx } from "./nginx.ts";
import { nghttpx } from "./nghttpx.ts";
import { tellerline } from "./tellerline.ts";

const PLAN = {
  fronts: [
    { port: 7100, backends: [7001, 7002] },
    { port: 7200, backends: [7003] },
  ],
  directory: "/somewhere",
};
const ALONE = { ...PLAN, fronts: PLAN.fronts.slice(0, 1) };

test("haproxy gives each front its own servers", () => {
  const text = haproxy.configuration(PLAN);
  expect(text).toContain("bind 127.0.0.1:7100 proto h2");
  expect(text).toMatch(
    /backend servers_7100\n.*\n.*127.0.0.1:7001 .*\n.*:7002 .*\nfrontend clients_7200/,
  );
  expect(text).toMatch(
    /backend servers_7200\n.*\n.*127.0.0.1:7003 proto h2\n$/,
  );
});

test("nginx gives each front its own servers", () => {
  const text = nginx.configuration(PLAN);
  expect(text).toContain("listen 127.0.0.1:7200 http2");
  expect(text).toContain("grpc_pass grpc://servers_7200;");
  expect(text.split("server 127.0.0.1:")).toHaveLength(4);
});

test("nghttpx is told of every port", () => {
  const command = nghttpx.command(PLAN);
  expect(command).toContain("--frontend=127.0.0.1,7200;no-tls");
  expect(command).toContain("--backend=127.0.0.1,7002;/;proto=h2");
});

test("tellerline is run as a user runs it, where one port is enough", () => {
  const command = tellerline.command(ALONE);
  expect(command).toContain("balance");
  expect(command).toContain("--listen=127.0.0.1:7100");
  expect(command).toContain("--to=127.0.0.1:7002");
});

test("tellerline with two ports is one process of two instances", () => {
  const command = tellerline.command(PLAN);
  expect(JSON.parse(command.at(-1) ?? "")).toEqual(PLAN.fronts);
});
