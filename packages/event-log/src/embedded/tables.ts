import { topics, type Topic } from '@seizure-ledger/contracts';

/** One table of `log.db`. Its place in the list of all tables is its number between the threads. */
export interface Table {
  readonly topic: Topic;
  readonly partition: number;
  readonly name: string;
}

/** Every table of a log with so many partitions, always in the same order. */
export function tablesOf(partitions: number): readonly Table[] {
  return Object.values(topics).flatMap((topic) =>
    Array.from({ length: partitions }, (_, partition) => ({
      topic,
      partition,
      name: tableName(topic, partition),
    })),
  );
}

/**
 * A table's place in that list.
 * @throws {RangeError} there is no such partition.
 */
export function tableNumber(topic: Topic, partition: number, partitions: number): number {
  const place = Object.values(topics).indexOf(topic);
  if (place >= 0 && Number.isInteger(partition) && partition >= 0 && partition < partitions) {
    return place * partitions + partition;
  }
  throw new RangeError(`There is no partition ${partition} of ${topic}.`);
}

/** Quoted, as SQL wants it. */
export function tableName(topic: Topic, partition: number): string {
  return `"${topic}:${partition}"`;
}
