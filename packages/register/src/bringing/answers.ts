import { type RefusalCode, refusals, refusalSentence } from '@seizure-ledger/domain';
import { z } from 'zod';

/** One side of a posting, as far as the reconciliation reads it. */
export interface AnsweredLeg {
  readonly account: string;
  readonly amount: string;
  readonly unit: string;
}

/** What the ledger says of one act. `undecided`: not known yet, send it again under the same id. */
export type Answer =
  | { readonly status: 'posted'; readonly legs: readonly AnsweredLeg[] }
  | { readonly status: 'proposed'; readonly proposalHash: string }
  | { readonly status: 'refused'; readonly code: string; readonly reason: string }
  | { readonly status: 'undecided' };

/** The ledger answered in a form that this importer does not know. */
export class UnknownAnswerError extends Error {
  override readonly name = 'UnknownAnswerError';
  readonly code = 'UNKNOWN_ANSWER';
}

const leg = z.object({ account: z.string(), amount: z.string(), unit: z.string() });
const fact = z.object({
  hash: z.string().optional(),
  legs: z.array(leg).optional(),
  proposalHash: z.string().optional(),
  refusal: z.object({ code: z.string(), params: z.record(z.string(), z.string()).optional() }).optional(),
  status: z.string().optional(),
});

const answered = z.object({
  id: z.string().optional(),
  status: z.union([z.string(), z.number()]),
  code: z.string().optional(),
  detail: z.string().optional(),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .catch(undefined),
  facts: z.array(fact).optional(),
  proposalHash: z.string().optional(),
  title: z.string().optional(),
});

type Answered = z.infer<typeof answered>;

/** `sent`: its outcome is not known yet. The numbers are those of HTTP. */
const undecided: readonly (string | number)[] = [
  'sent',
  'undecided',
  'unavailable',
  202,
  429,
  502,
  503,
  504,
  507,
];
const refused: readonly string[] = ['refused', 'invalid', 'forbidden', 'quarantined'];

/**
 * One line of a batch's answer, or one result of an approval.
 * @throws {UnknownAnswerError}
 */
export function readAnswer(json: unknown): { readonly id: string | undefined; readonly answer: Answer } {
  const parsed = answered.safeParse(json);
  if (!parsed.success)
    throw new UnknownAnswerError(`not an answer to an act: ${JSON.stringify(json)?.slice(0, 200)}`);
  return { id: parsed.data.id, answer: answerOf(parsed.data) };
}

function answerOf(line: Answered): Answer {
  const { status } = line;
  if (undecided.includes(status)) return { status: 'undecided' };
  if (typeof status === 'number' ? status >= 400 : refused.includes(status)) return refusal(line);
  const hash = line.proposalHash ?? line.facts?.find((it) => it.status === 'proposed')?.hash;
  const isProposed = status === 'proposed' || (status === 201 && line.facts?.[0]?.status === 'proposed');
  if (isProposed && hash !== undefined) return { status: 'proposed', proposalHash: hash };
  if (status === 'posted' || status === 201 || status === 200)
    return { status: 'posted', legs: line.facts?.flatMap((it) => it.legs ?? []) ?? [] };
  throw new UnknownAnswerError(`an act was answered with the status "${status}"`);
}

function refusal({ code, detail, errors, facts, status, title }: Answered): Answer {
  const rules = facts?.at(-1)?.refusal;
  const fields = errors?.map(({ path, message }) => `${path}: ${message}`).join('; ');
  const named = code ?? rules?.code ?? String(status);
  const sentence = rules && isRefusalCode(rules.code) ? refusalSentence(rules.code, rules.params) : undefined;
  return { status: 'refused', code: named, reason: fields || detail || (sentence ?? title ?? named) };
}

const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);
