import { NotFoundError } from "../../base/errors.ts";
import { logEntries } from "./_log_entries.ts";
import { identityOf, LABEL, labelFilter } from "./_docker_labels.ts";
import { infoOf, infoOfListed } from "./_docker_state.ts";
import { checkInstallation } from "./_names.ts";
import type { ContainerDetails, Engine } from "./engine.ts";
import type { EndServerInfo, LogEntry, LogOptions } from "./types.ts";

/** A container that is an end server of this installation. */
export interface Found {
  readonly id: string;
  readonly info: EndServerInfo;
}

/** The same with all that the engine knows of it. */
export interface Inspected extends Found {
  readonly details: ContainerDetails;
}

/** Which of the installation's containers to find, and how. */
export interface FindOptions {
  /** What they carry on top of the installation's label. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Ids whose state in a listing is not to be trusted. */
  readonly doubted?: ReadonlySet<string>;
}

/**
 * The containers of one installation on an engine. The engine filters, and
 * every container is checked once more by its own labels: no other is ever
 * returned, and so none is touched.
 */
export class Containers {
  readonly engine: Engine;
  readonly installation: string;

  /** @throws {RangeError} when `installation` is no id. */
  constructor(engine: Engine, installation: string) {
    checkInstallation(installation);
    this.engine = engine;
    this.installation = installation;
  }

  async all(options: FindOptions = {}): Promise<readonly Found[]> {
    const { labels = {}, doubted = new Set() } = options;
    const filters = labelFilter(this.installation, labels);
    const listed = await this.engine.listContainers(filters);
    const found = await Promise.all(
      listed
        .filter((it) => it.State !== "removing" && has(it.Labels, labels))
        .map(async (summary): Promise<Found | undefined> => {
          const { Id: id, Labels } = summary;
          const identity = identityOf(Labels, this.installation);
          if (!identity) return undefined;
          const info = infoOfListed(identity, summary);
          if (info && !doubted.has(id)) return { id, info };
          return this.inspect(id);
        }),
    );
    return found.filter((it) => it !== undefined);
  }

  /** The container of that name; `undefined` when there is none. */
  async find(name: string): Promise<Inspected | undefined> {
    const [found] = await this.all({ labels: { [LABEL.endServer]: name } });
    return found && this.inspect(found.id);
  }

  /** One container by its id; `undefined` when it is gone, or not ours. */
  async inspect(id: string): Promise<Inspected | undefined> {
    const details = await this.engine.inspectContainer(id);
    const identity = identityOf(details?.Config.Labels, this.installation);
    if (!details || !identity) return undefined;
    return { id, details, info: infoOf(identity, details) };
  }

  /** @throws {NotFoundError} when there is no container of that name. */
  async *log(name: string, options: LogOptions): AsyncGenerator<LogEntry> {
    const found = await this.find(name);
    if (!found) {
      throw new NotFoundError(
        `Cannot read the log of end server "${name}": there is none of that name`,
      );
    }
    const { tail, follow, signal } = options;
    yield* logEntries(this.engine.logs(found.id, { tail, follow, signal }));
  }
}

function has(
  labels: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}
