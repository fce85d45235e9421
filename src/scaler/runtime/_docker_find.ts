import { identityOf, labelFilter, LABEL } from "./_docker_labels.ts";
import { infoOf, infoOfListed } from "./_docker_state.ts";
import type { ContainerDetails, Engine } from "./engine.ts";
import type { EndServerInfo } from "./types.ts";

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
 * The containers of this installation. The engine filters, and every container
 * is checked once more by its own labels.
 */
export async function findContainers(
  engine: Engine,
  installation: string,
  { labels = {}, doubted = new Set() }: FindOptions = {},
): Promise<readonly Found[]> {
  const filters = labelFilter(installation, labels);
  const listed = await engine.listContainers(filters);
  const found = await Promise.all(
    listed
      .filter(
        ({ State, Labels }) => State !== "removing" && has(Labels, labels),
      )
      .map(async (summary): Promise<Found | undefined> => {
        const { Id: id, Labels } = summary;
        const identity = identityOf(Labels, installation);
        if (!identity) return undefined;
        const info = infoOfListed(identity, summary);
        if (info && !doubted.has(id)) return { id, info };
        return inspect(engine, installation, id);
      }),
  );
  return found.filter((it) => it !== undefined);
}

/** The container of that name; `undefined` when there is none of ours. */
export async function findContainer(
  engine: Engine,
  installation: string,
  name: string,
): Promise<Inspected | undefined> {
  const labels = { [LABEL.endServer]: name };
  const [found] = await findContainers(engine, installation, { labels });
  return found && inspect(engine, installation, found.id);
}

/** One container by its id, if it is ours. */
export async function inspect(
  engine: Engine,
  installation: string,
  id: string,
): Promise<Inspected | undefined> {
  const details = await engine.inspectContainer(id);
  if (!details) return undefined; // removed since it was listed
  const identity = identityOf(details.Config.Labels, installation);
  return identity && { id, details, info: infoOf(identity, details) };
}

function has(
  labels: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}
