import { topics } from '@seizure-ledger/contracts';
import { appendSurely } from '../append-surely.ts';
import { type Fault, passesByItself } from '../fault.ts';

/** As a sender does whose acknowledgement was lost: what stands at the end of both topics is sent once more. */
export const duplicateDelivery: Fault = {
  name: 'instructions and facts are delivered twice',
  async inflict({ log }, chance) {
    for (const topic of [topics.ledger, topics.instructions])
      for (let partition = 0; partition < log.partitions; partition += 1) {
        const end = await log.end(topic, partition);
        const from = Math.max(0, end - 1 - chance.below(20));
        for await (const records of log.read(topic, partition, from))
          await appendSurely(log, topic, partition, records);
      }
    return passesByItself;
  },
};
