import { topics } from '@seizure-ledger/contracts';
import { appendSurely } from '../append-surely.ts';
import { type Fault, passesByItself } from '../fault.ts';

const poisons = ['', '{', '{"act":"seizures"}', '\u0000\ufffe', '[]'.repeat(50_000)];

/** Somebody writes to the instructions' topic what is none: no headers, or those of an instruction with another body. */
export const poisonRecord: Fault = {
  name: 'poison records stand in the instructions’ topic',
  async inflict({ log }, chance) {
    const stored = await lastOf(log, chance.below(log.partitions));
    for (const poison of poisons) {
      const headers = chance.below(2) === 0 ? {} : (stored?.headers ?? {});
      const record = { headers, key: chance.pick(['F-0', '', 'nobody']), value: Buffer.from(poison) };
      await appendSurely(log, topics.instructions, chance.below(log.partitions), [record]);
    }
    return passesByItself;
  },
};

async function lastOf(log: Parameters<Fault['inflict']>[0]['log'], partition: number) {
  const end = await log.end(topics.instructions, partition);
  for await (const records of log.read(topics.instructions, partition, Math.max(0, end - 1)))
    return records[0];
  return undefined;
}
