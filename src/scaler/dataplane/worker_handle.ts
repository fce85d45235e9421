import type { HealthWatch } from "./health_watch.ts";
import type { InstanceListener, Order, Report } from "./types.ts";

/** What is waited for and heard of one instance. */
export interface Tenancy {
  readonly listener: InstanceListener;
  readonly opened: PromiseWithResolvers<number>;
  readonly closed: PromiseWithResolvers<void>;
  /** Asks its end servers how they are, where that is wanted. */
  readonly health: HealthWatch | undefined;
  onRefused(report: Extract<Report, { kind: "refused" }>): void;
}

/** One worker as the main thread sees it. */
export class WorkerHandle {
  readonly tenancies = new Map<string, Tenancy>();
  readonly #worker: Worker;
  #ending = false;

  constructor(onFailure: (error: Error) => void) {
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url));
    this.#worker.onmessage = (event: MessageEvent<Report>) =>
      this.#hear(event.data);
    const fail = (why: string) => {
      if (this.#ending) return;
      this.#ending = true;
      onFailure(new Error(`Cannot go on balancing: a worker ended: ${why}`));
    };
    this.#worker.addEventListener("error", (event) => fail(event.message));
    this.#worker.addEventListener("close", () => fail("it exited"));
  }

  send(order: Order): void {
    this.#worker.postMessage(order);
  }

  /** Ends the worker as it is. */
  end(): void {
    this.#ending = true;
    this.#worker.terminate();
  }

  #hear(report: Report): void {
    const tenancy = this.tenancies.get(report.instance);
    if (!tenancy) return;
    switch (report.kind) {
      case "opened":
        return tenancy.opened.resolve(report.port);
      case "refused":
        return tenancy.onRefused(report);
      case "snapshot":
        return tenancy.listener.onSnapshot(report.snapshot);
      case "recorded":
        return tenancy.listener.onRecorded?.(report.chunk);
      case "picks":
        return tenancy.listener.onPicks?.(report.picks);
      case "let_go":
        return tenancy.listener.onLetGo?.(report.endpoints);
      case "drained":
        return tenancy.listener.onDrained(report.endpoint);
      case "closed":
        return tenancy.closed.resolve();
      default:
        report satisfies never;
    }
  }
}
