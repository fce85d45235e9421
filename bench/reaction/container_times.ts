/** What an engine says of one container; times of the wall clock, ms. */
export interface ContainerTimes {
  readonly createdAtMs: number;
  readonly startedAtMs: number;
}

const SOCKET = "/var/run/docker.sock";

/** Whether an engine answers on this machine's socket. */
export async function engineAnswers(): Promise<boolean> {
  try {
    return (await fetch("http://engine/_ping", { unix: SOCKET })).ok;
  } catch {
    return false;
  }
}

/** When the container of an end server was made and began to run. */
export async function containerTimes(
  endServer: string,
): Promise<ContainerTimes> {
  const filters = JSON.stringify({ name: [`-${endServer}$`] });
  const query = `all=1&filters=${encodeURIComponent(filters)}`;
  // Both shapes are the engine's own, of its API since 1.24.
  const listed: readonly { readonly Id: string }[] = JSON.parse(
    await engine(`containers/json?${query}`),
  );
  const found: {
    readonly Created: string;
    readonly State: { readonly StartedAt: string };
  } = JSON.parse(await engine(`containers/${listed[0]?.Id}/json`));
  return {
    createdAtMs: Date.parse(found.Created),
    startedAtMs: Date.parse(found.State.StartedAt),
  };
}

async function engine(path: string): Promise<string> {
  const answer = await fetch(`http://engine/${path}`, { unix: SOCKET });
  return await answer.text();
}
