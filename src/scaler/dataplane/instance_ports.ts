import { every } from "../../base/every.ts";
import { PreconditionError } from "../../base/errors.ts";
import { Doors } from "./doors.ts";
import { Http2Engine } from "./http2/http2_engine.ts";
import { InstancePort } from "./instance_port.ts";
import { engineLimitsOf, limitsOf } from "./limits.ts";
import { makePicker } from "./make_picker.ts";
import type { Order, Report } from "./types.ts";

const SNAPSHOT_MS = 100;

type OpenOrder = Extract<Order, { kind: "open" }>;

/** All instances of one worker: carries out orders, sends reports. */
export class InstancePorts implements Disposable {
  readonly #ports = new Map<string, InstancePort>();
  readonly #closing = new AbortController();
  readonly #send: (report: Report) => void;

  constructor(send: (report: Report) => void) {
    this.#send = send;
    const { signal } = this.#closing;
    every(SNAPSHOT_MS, () => this.#report(), { signal });
  }

  /** Carries out one order. */
  async obey(order: Order): Promise<void> {
    switch (order.kind) {
      case "open":
        return await this.#open(order);
      case "settings":
        return this.#ports.get(order.instance)?.setSettings(order.settings);
      case "limits":
        return this.#ports
          .get(order.instance)
          ?.setLimits(limitsOf(order.limits));
      case "health": {
        const { endpoint, health } = order;
        return this.#ports.get(order.instance)?.setHealth(endpoint, health);
      }
      case "roster":
        return this.#ports.get(order.instance)?.setRoster(order.entries);
      case "let_go":
        return this.#ports.get(order.instance)?.letGo(order);
      case "explain":
        return this.#ports.get(order.instance)?.explain(order.picks);
      case "outlook":
        return this.#ports.get(order.instance)?.setOutlook(order.outlook);
      case "close":
        return await this.#close(order.instance, order.graceMs);
      default:
        order satisfies never;
    }
  }

  [Symbol.dispose](): void {
    this.#closing.abort();
  }

  async #open({
    instance,
    listen,
    settings,
    ...order
  }: OpenOrder): Promise<void> {
    const onDrained = (endpoint: string) =>
      this.#send({ kind: "drained", instance, endpoint });
    try {
      const limits = limitsOf(order.limits);
      const { most, shared } = order.doors;
      const doors = new Doors(most, shared);
      const forEngine = { limits: engineLimitsOf(limits), doors };
      const port = new InstancePort({
        settings,
        limits,
        records: order.records,
        makePicker,
        makeEngine: (reception) => new Http2Engine(reception, forEngine),
        onDrained,
        onLetGo: (endpoints) =>
          this.#send({ kind: "let_go", instance, endpoints }),
      });
      const bound = await port.listen(listen);
      this.#ports.set(instance, port);
      this.#send({ kind: "opened", instance, port: bound });
    } catch (error) {
      this.#send({ kind: "refused", instance, ...refusal(error, listen) });
    }
  }

  async #close(instance: string, graceMs: number): Promise<void> {
    const port = this.#ports.get(instance);
    await port?.close(graceMs);
    this.#ports.delete(instance);
    if (port) this.#snapshot(instance, port);
    this.#send({ kind: "closed", instance });
  }

  #report(): void {
    for (const [instance, port] of this.#ports) {
      port.tick();
      this.#snapshot(instance, port);
      const picks = port.takePicks();
      if (picks.length > 0) this.#send({ kind: "picks", instance, picks });
    }
  }

  #snapshot(instance: string, port: InstancePort): void {
    this.#send({ kind: "snapshot", instance, snapshot: port.snapshot() });
    const chunk = port.recorded();
    if (chunk) this.#send({ kind: "recorded", instance, chunk });
  }
}

function refusal(
  error: unknown,
  { hosts, port }: OpenOrder["listen"],
): Pick<Extract<Report, { kind: "refused" }>, "reason" | "message"> {
  const code = error instanceof Error && "code" in error ? error.code : "";
  const where = `port ${port} of ${hosts.join(" and ")}`;
  if (code === "EADDRINUSE") {
    const message = `Cannot open ${where}: another program listens there; stop it or choose another port`;
    return { reason: "port_taken", message };
  }
  if (error instanceof PreconditionError) {
    return { reason: "failed", message: error.message };
  }
  const why = error instanceof Error ? error.message : String(error);
  return { reason: "failed", message: `Cannot open ${where}: ${why}` };
}
