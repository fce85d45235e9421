/**
 * The program of a data plane worker: orders in, reports out. An error that
 * nothing caught ends the worker, which control sees and reports.
 */
import { InstancePorts } from "./instance_ports.ts";
import type { Order } from "./types.ts";

declare const self: Worker;

const ports = new InstancePorts((report) => self.postMessage(report));

self.onmessage = (event: MessageEvent<Order>) => {
  ports.obey(event.data).catch((error: unknown) => {
    queueMicrotask(() => {
      throw error;
    });
  });
};
