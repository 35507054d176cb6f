import { leafHash } from '@seizure-ledger/evidence';
import { type Checkpoint, entryId, type ReadModel } from '@seizure-ledger/read-model';
import type { Finding, PartitionCheck } from './verify-all.ts';

const page = 500;

/** Where the read model shows something else than the log says: the checkpoint, a case, a total, an entry. */
export async function compareReadModel(
  readModel: ReadModel,
  partition: number,
  checkpoint: Checkpoint,
  check: PartitionCheck,
): Promise<readonly Finding[]> {
  const position = `${partition}:${checkpoint.index}`;
  if (check.hashAtCheckpoint !== checkpoint.hash) {
    return [{ message: 'the read model stands at a record that the log does not have', position }];
  }
  return [
    ...(await compareCases(readModel, check)),
    ...(await compareTotals(readModel, partition, position, check)),
    ...(await compareEntries(readModel, partition, checkpoint.index)),
  ];
}

async function compareCases(readModel: ReadModel, check: PartitionCheck): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [caseId, { balances, position }] of check.cases) {
    if (position === '') continue;
    const shown = await readModel.get('cases', caseId);
    if (!shown) findings.push({ message: `the read model lacks case ${caseId}`, position });
    for (const { account, amount, unit } of shown?.balances ?? []) {
      const due = balances.get(`${account}|${unit}`);
      if (due !== amount)
        findings.push({
          message: `case ${caseId} shows ${account} ${amount} ${unit}; the log says ${due ?? 'nothing'}`,
          position,
        });
    }
    const missing = [...balances.keys()].filter(
      (name) => !shown?.balances.some(({ account, unit }) => `${account}|${unit}` === name),
    );
    for (const name of shown ? missing : [])
      findings.push({ message: `case ${caseId} does not show ${name}`, position });
  }
  return findings;
}

async function compareTotals(
  readModel: ReadModel,
  partition: number,
  position: string,
  check: PartitionCheck,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, amount] of check.totals) {
    const shown = await readModel.get('totals', `${String(partition).padStart(5, '0')}|${name}`);
    if (shown?.amount !== amount)
      findings.push({
        message: `the total of ${name} is shown as ${shown?.amount}; the log says ${amount}`,
        position,
      });
  }
  return findings;
}

async function compareEntries(
  readModel: ReadModel,
  partition: number,
  last: number,
): Promise<readonly Finding[]> {
  const prefix = entryId({ index: 0, partition }).slice(0, 6);
  let afterId: string | undefined;
  for (;;) {
    const entries = await readModel.find('entries', {
      idPrefix: prefix,
      limit: page,
      ...(afterId !== undefined && { afterId }),
    });
    const changed = entries.find(({ hash, index, value }) => index <= last && leafHash(value) !== hash);
    if (changed)
      return [{ message: 'the read model’s copy of this record was changed', position: changed.position }];
    afterId = entries.at(-1)?.id;
    if (entries.length < page) return [];
  }
}
