/** The two logs. Both have the same number of partitions, fixed when they are made. */
export const topics = {
  instructions: 'asset-instructions.v1',
  ledger: 'asset-ledger.v1',
} as const;

export type Topic = (typeof topics)[keyof typeof topics];

export const defaultPartitions = 12;
