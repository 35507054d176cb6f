import type { Answer } from './answers.ts';
import { lanesOf } from './lanes.ts';
import type { LedgerClient } from './ledger-client.ts';
import { patiently, type Patience, UnavailableError } from './patience.ts';
import type { SentAct } from './sent-act.ts';

/** Enough to keep a ledger busy while answers travel; small enough to be sent again without regret. */
const traffic = { lanes: 6, batchSize: 400 };

/** Sends all acts and hands each final answer to `take`, once an act. */
export async function sendActs(
  acts: readonly SentAct[],
  ledger: LedgerClient,
  limits: Patience,
  take: (act: SentAct, answer: Answer) => void,
): Promise<void> {
  const sendLane = async (batches: readonly (readonly SentAct[])[]): Promise<void> => {
    for (const batch of batches) await sendBatch(batch, ledger, limits, take);
  };
  await Promise.all(lanesOf(acts, traffic).map(sendLane));
}

async function sendBatch(
  batch: readonly SentAct[],
  ledger: LedgerClient,
  limits: Patience,
  take: (act: SentAct, answer: Answer) => void,
): Promise<void> {
  let open = batch;
  await patiently(async () => {
    const answers = await ledger.batch(open.map(({ caseId, act, id, body }) => ({ caseId, act, id, body })));
    const undecided: SentAct[] = [];
    open.forEach((act, place) => {
      const answer = answers[place];
      if (answer === undefined || answer.status === 'undecided') undecided.push(act);
      else take(act, answer);
    });
    open = undecided;
    if (undecided.length > 0) throw new UnavailableError(`${undecided.length} acts are not decided yet`);
  }, limits);
}
