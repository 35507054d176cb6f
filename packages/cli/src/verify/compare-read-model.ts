import { leafHash } from '@seizure-ledger/evidence';
import { type CaseDocument, type Checkpoint, entryId, type ReadModel } from '@seizure-ledger/read-model';
import type { Finding, PartitionCheck } from './partition-check.ts';

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
  const totals = await compareTotals(readModel, partition, position, check);
  const cases = await compareCases(readModel, partition, checkpoint.index, check);
  const entries = await compareEntries(readModel, partition, checkpoint.index);
  const now = await readModel.checkpoint(partition);
  // a running ledger's totals name no position: when they moved meanwhile, they are of another one
  return [...(now?.index === checkpoint.index ? totals : []), ...cases, ...entries];
}

async function compareCases(
  readModel: ReadModel,
  partition: number,
  upTo: number,
  check: PartitionCheck,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [caseId, { balances, position }] of check.cases) {
    if (position === '') continue;
    const shown = await readModel.get('cases', caseId);
    if (shown && shown.position !== position && (await isNewer(readModel, partition, upTo, shown))) continue;
    findings.push(...differences(caseId, position, balances, shown));
  }
  return findings;
}

/** A running ledger's case may have gone on since; then it stands between the checkpoint read first and now. */
async function isNewer(
  readModel: ReadModel,
  partition: number,
  upTo: number,
  { position }: CaseDocument,
): Promise<boolean> {
  const now = await readModel.checkpoint(partition);
  const index = Number(position.split(':')[1]);
  return index > upTo && index <= (now?.index ?? -1);
}

function differences(
  caseId: string,
  position: string,
  balances: ReadonlyMap<string, string>,
  shown: CaseDocument | undefined,
): readonly Finding[] {
  if (!shown) return [{ message: `the read model lacks case ${caseId}`, position }];
  const names = new Set(shown.balances.map(({ account, unit }) => `${account}|${unit}`));
  const wrong = shown.balances.flatMap(({ account, amount, unit }) => {
    const due = balances.get(`${account}|${unit}`) ?? 'nothing';
    return due === amount ? [] : [`case ${caseId} shows ${account} ${amount} ${unit}; the log says ${due}`];
  });
  const missing = [...balances.keys()].filter((name) => !names.has(name));
  const late =
    shown.position === position ? [] : [`case ${caseId} stands at ${shown.position} in the read model`];
  const messages = [...wrong, ...missing.map((name) => `case ${caseId} does not show ${name}`), ...late];
  return messages.map((message) => ({ message, position }));
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
