import type { InstanceViewOutput } from "../../wire/messages.ts";

/** What is different between two views of an instance, a sentence each. */
export function viewChanges(
  before: InstanceViewOutput | undefined,
  after: InstanceViewOutput,
): string[] {
  return [
    ...stateChanges(before, after),
    ...endServerChanges(before, after),
    ...decisionChanges(before, after),
  ];
}

function stateChanges(
  before: InstanceViewOutput | undefined,
  { instance }: InstanceViewOutput,
): string[] {
  if (!instance) return [];
  const { state, ready, notice } = instance;
  const former = before?.instance;
  const said = [];
  if (former?.state !== state) said.push(`${state}, ${ready} ready`);
  if (notice !== "" && former?.notice !== notice) said.push(notice);
  return said;
}

function endServerChanges(
  before: InstanceViewOutput | undefined,
  after: InstanceViewOutput,
): string[] {
  const former = new Map(before?.endServers.map((it) => [it.id, it.state]));
  const now = new Set(after.endServers.map(({ id }) => id));
  const changed = after.endServers
    .filter(({ id, state }) => former.get(id) !== state)
    .map(({ id, state, detail }) =>
      detail === ""
        ? `end server ${id} is ${state}`
        : `end server ${id} is ${state}: ${detail}`,
    );
  const left = [...former.keys()]
    .filter((id) => !now.has(id))
    .map((id) => `end server ${id} is gone`);
  return [...changed, ...left];
}

/** Only what changed something; that it was left as it is, nobody asks. */
function decisionChanges(
  before: InstanceViewOutput | undefined,
  after: InstanceViewOutput,
): string[] {
  if (!before) return [];
  const seen = new Set(before.decisions.map(({ atMs }) => atMs));
  return after.decisions
    .filter(({ kind, atMs }) => kind !== "hold" && !seen.has(atMs))
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ from, to, reason }) => `from ${from} to ${to}: ${reason}`);
}
