import { endProcess, type Target } from "./_process_end.ts";
import { processFacts } from "./_process_facts.ts";
import { holdersOf } from "./_process_holder.ts";
import type { ProcessRecord, ProcessRecords } from "./_process_record.ts";

/** Ends what a record is about, and removes what is left of it. */
export async function stopProcess(
  records: ProcessRecords,
  record: ProcessRecord,
  graceMs: number,
): Promise<void> {
  const targets = targetsOf(records, record);
  await Promise.all(targets.map((it) => endProcess(it, graceMs)));
  records.remove(record.name);
}

/**
 * The recorded process; where a crash came before the pid was written, those
 * that write to its log.
 */
function targetsOf(
  records: ProcessRecords,
  { name, pid, identity }: ProcessRecord,
): readonly Target[] {
  if (pid !== undefined) return identity ? [{ pid, identity }] : [];
  return holdersOf(records.logOf(name)).flatMap((holder) => {
    const facts = processFacts(holder);
    return facts ? [{ pid: holder, identity: facts.identity }] : [];
  });
}
