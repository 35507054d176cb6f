import { randomBytes } from 'node:crypto';
import { topics } from '@seizure-ledger/contracts';
import { inFlight } from '../in-flight.ts';
import { rate, type Row } from '../row.ts';
import { kafkaLogOn } from '../servers/kafka-log.ts';
import { startBenchKafka } from '../servers/kafka.ts';
import { producerPerformance } from '../servers/producer-performance.ts';

const partitions = 12;
const size_bytes = 500;
const together = 2_048;

/** One record an append, as edges append, each acknowledged; against Kafka's own tool, on topics of the same settings. */
export async function kafkaClientRow(size = 200_000): Promise<Row> {
  const kafka = await startBenchKafka();
  const own = await kafkaLogOn(kafka, 'own.', partitions);
  const other = await kafkaLogOn(kafka, 'tool.', partitions);
  const value = randomBytes(size_bytes);
  const records = Array.from({ length: size }, (_, n) => n);
  return {
    ceiling: () =>
      producerPerformance({
        broker: kafka.brokers[0] ?? '',
        records: size,
        size_bytes,
        topic: `tool.${topics.instructions}`,
      }),
    async end() {
      await Promise.all([own.close(), other.close()]);
      await kafka.end();
    },
    name: 'kafka-client',
    ours: () =>
      rate(size, () =>
        inFlight(together, records, async (n) => {
          await own.append(topics.instructions, n % partitions, [{ headers: {}, key: `C-${n}`, value }]);
        }),
      ),
    repeats: 3,
    settings: { inFlight: together, partitions, records: size, size_bytes },
    unit: 'records/s',
  };
}
