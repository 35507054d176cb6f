import { type Instruction, instructionRecord } from '@seizure-ledger/contracts';
import { Book } from '@seizure-ledger/domain';
import { leafHashOfBytes } from '@seizure-ledger/evidence';
import { rate, type Row } from '../row.ts';
import { instructions, sentAt } from '../sample.ts';

/** decide + evolve + canonical bytes + hash, one thread; against parsing and hashing the same bytes. */
export function decideRow(size = 40_000): Row {
  // as the ledger gets them: parsed from bytes whose members stand in canonical order
  const asked = instructions(size, 1_000).map(
    (one) => JSON.parse(instructionRecord(one).value.toString()) as Instruction,
  );
  const book = new Book();
  const facts = asked.map((one) => book.take(one, sentAt));
  const refused = facts.filter(({ fact }) => fact.status !== 'posted').length;
  if (refused > 0)
    throw new Error(`${refused} of the sample’s acts were not posted: the row would measure refusals`);
  const values = facts.map(({ value }) => value);
  const bytes = values.map((value) => Buffer.from(value));
  return {
    ceiling: () =>
      rate(size, () => {
        for (const [n, value] of values.entries()) {
          JSON.parse(value);
          leafHashOfBytes(bytes[n] ?? Buffer.alloc(0));
        }
      }),
    name: 'decide',
    ours: () => {
      const fresh = new Book();
      return rate(size, () => {
        for (const one of asked) fresh.take(one, sentAt);
      });
    },
    settings: { cases: 1_000, facts: size },
    unit: 'decisions/s',
  };
}
