import { expect, test } from "bun:test";

import { readOptions } from "./options.ts";

test("readOptions() takes what a container needs by default", () => {
  expect(readOptions(["--services", "echo"])).toEqual({
    services: ["echo"],
    host: "0.0.0.0",
    port: 50051,
    sleepMs: 0,
    cpuMs: 0,
  });
});

test("readOptions() reads every flag, in both forms", () => {
  const args = ["--services=loan_emi,echo", "--host", "::1", "--port=0"];
  const work = ["--sleep-ms", "5000", "--cpu-ms=20"];
  expect(readOptions([...args, ...work])).toEqual({
    services: ["loan_emi", "echo"],
    host: "::1",
    port: 0,
    sleepMs: 5000,
    cpuMs: 20,
  });
});

test("readOptions() reads the key of a scaler, and where to listen to it", () => {
  const text = "A".repeat(43);
  const args = ["--services", "echo", "--control-key", text];
  const { control } = readOptions(args);
  expect(control?.port).toBe(50052);
  expect(control?.key.export({ format: "jwk" }).x).toBe(text);
  expect(readOptions([...args, "--control-port=0"]).control?.port).toBe(0);
});

test("readOptions() counts a service named twice once", () => {
  const { services } = readOptions(["--services", "echo,echo"]);
  expect(services).toEqual(["echo"]);
});

test.each([
  [[], "--services is missing"],
  [["--services", "loan"], 'there is no service "loan"'],
  [["--services", "toString"], 'there is no service "toString"'],
  [["--services", ""], 'there is no service ""'],
  [["--services"], "--services has no value"],
  [["--services", "echo", "--speed", "9"], '"--speed" is no flag'],
  [["echo"], '"echo" is no flag'],
  [["--services", "echo", "--port", "65536"], '--port is "65536"'],
  [["--services", "echo", "--port", "-1"], '--port is "-1"'],
  [["--services", "echo", "--sleep-ms", "1.5"], '--sleep-ms is "1.5"'],
  [["--services", "echo", "--cpu-ms", ""], '--cpu-ms is ""'],
  [["--services", "echo", "--host="], "--host is empty"],
  [["--services", "echo", "--control-key", "x"], '--control-key is "x"'],
  [["--services", "echo", "--control-port", "x"], '--control-port is "x"'],
])("readOptions() refuses %j and says what is accepted", (args, what) => {
  const accepted = `Cannot start the end server: ${what}; accepted: `;
  expect(() => readOptions(args)).toThrow(accepted);
});
