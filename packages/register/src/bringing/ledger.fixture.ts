import {
  type Body,
  Book,
  type Fact,
  findAct,
  type Instruction,
  type Principal,
} from '@seizure-ledger/domain';

/** How a batch answers a line, and an approval a proposal. */
export interface TestAnswer {
  readonly status: string;
  readonly code?: string;
  readonly facts?: readonly Fact[];
  readonly id?: string;
  readonly proposalHash?: string;
}

interface TestLine {
  readonly act: string;
  readonly body: Body;
  readonly caseId: string;
  readonly id: string;
}

const officer = { agency: 'CCSAO', jurisdiction: 'US-IL', role: 'prosecutor' } as const;
const importer: Principal = { ...officer, subject: 'importer' };

/** The rules of the ledger on a book in memory, answering as the services do: what an import's tests talk to. */
export class LedgerForTests {
  private readonly book = new Book();
  private readonly facts = new Map<string, Fact & { readonly hash: string }>();
  private readonly now: string;

  constructor(now: Date) {
    this.now = now.toISOString();
  }

  decide({ act, body, caseId, id }: TestLine): TestAnswer {
    const rules = findAct(act);
    const parsed = rules?.body.safeParse(body);
    if (!parsed?.success)
      return { id, status: 'invalid', code: 'INVALID', ...(parsed && { detail: parsed.error.message }) };
    return { id, ...this.take({ act, actor: importer, body, caseId, id, sentAt: this.now }) };
  }

  approve(caseId: string, proposalHash: string, id: string, subject = 'approver'): TestAnswer {
    const actor: Principal = { ...officer, subject };
    const asked = { act: 'approvals', actor, body: { proposalHash }, caseId, id, sentAt: this.now };
    return { ...this.take(asked), proposalHash };
  }

  /** How many facts the book has that are not repeats of others. */
  get recorded(): number {
    return [...this.facts.values()].filter(({ status }) => status !== 'repeated').length;
  }

  /** What became of an instruction last. */
  instruction(caseId: string, id: string): TestAnswer | undefined {
    return answerOf(
      [...this.facts.values()].findLast(
        (it) => it.caseId === caseId && it.instructionId === id && it.status !== 'repeated',
      ),
    );
  }

  private take(instruction: Instruction): TestAnswer {
    const { fact, hash } = this.book.take(instruction, this.now);
    this.facts.set(fact.id, { ...fact, hash });
    return answerOf(this.facts.get(fact.first?.id ?? fact.id));
  }
}

function answerOf(fact: (Fact & { readonly hash: string }) | undefined): TestAnswer {
  if (!fact) throw new Error('the book names a first answer that it never gave');
  if (fact.status === 'refused')
    return { status: 'refused', facts: [fact], ...(fact.refusal && { code: fact.refusal.code }) };
  return {
    status: fact.status,
    facts: [fact],
    ...(fact.status === 'proposed' && { proposalHash: fact.hash }),
  };
}
