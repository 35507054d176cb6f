import {
  consistencyProof,
  type NoteSignature,
  parseCount,
  parseNote,
  parseSignatures,
  type ReadNode,
  toBase64,
  verdictOf,
  witnessRequest,
} from '@seizure-ledger/evidence';
import type { SignedHead } from '../signed-heads.ts';
import type { KnownWitness } from './witnesses-in.ts';

/** What a witness makes of a head. `refused`: it has seen another log, or does not know this one; `away`: nothing could be learnt. */
export type WitnessSaid =
  | { readonly away: string; readonly cosignature?: never; readonly refused?: never }
  | { readonly away?: never; readonly cosignature: NoteSignature; readonly refused?: never }
  | { readonly away?: never; readonly cosignature?: never; readonly refused: string };

const answer_ms = 5_000;
/** A hundred times what a cosignature takes. */
const most_bytes = 16_384;

/**
 * Asks one witness to cosign a head, as C2SP tlog-witness has it: first by a guess of what it has seen, then by what it
 * says that it has seen.
 * @param seen how many records it has cosigned, as far as is known.
 */
export async function askWitness(
  witness: KnownWitness,
  head: SignedHead,
  readNode: ReadNode,
  seen: number,
  stopped: AbortSignal,
): Promise<WitnessSaid> {
  const { size } = head.checkpoint;
  const send = async (old: number): Promise<Answer> => {
    const proof = old === 0 ? [] : await consistencyProof(old, size, readNode);
    const body = witnessRequest(
      old,
      proof.map((hash) => toBase64(Uint8Array.from(hash))),
      head.note,
    );
    return post(`${witness.url}/add-checkpoint`, body, stopped);
  };
  let answer = await send(Math.min(seen, size));
  if (answer.status === 409) {
    const has = parseCount(answer.body.trim());
    if (has === undefined) return { away: 'it answered 409 without a size' };
    if (has > size)
      return { refused: `the log has shrunk: it has seen ${has} records, this head covers ${size}` };
    answer = await send(has);
  }
  const { body, status } = answer;
  if (status === 200) return cosignatureIn(body, witness, head);
  const refusal = refusals[status];
  return refusal === undefined
    ? { away: status === 0 ? body : `it answered ${status}` }
    : { refused: `${refusal}: ${body.trim().slice(0, 200)}` };
}

const refusals: Readonly<Record<number, string>> = {
  400: 'it can’t read what it is sent',
  403: 'it does not know the key that signed',
  404: 'it does not watch this log',
  422: 'the log has forked',
};

/** `status` is 0 where no answer came; then `body` says why. */
interface Answer {
  readonly body: string;
  readonly status: number;
}

async function post(url: string, body: string, stopped: AbortSignal): Promise<Answer> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(answer_ms)]);
  try {
    const answer = await fetch(url, { body, method: 'POST', redirect: 'error', signal });
    return { body: await textOf(answer), status: answer.status };
  } catch (error) {
    return { body: error instanceof Error ? error.message : String(error), status: 0 };
  }
}

/** @throws {Error} there is more of it than any answer has. */
async function textOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > most_bytes) throw new Error(`it answered more than ${most_bytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

async function cosignatureIn(
  body: string,
  { key }: KnownWitness,
  { note }: SignedHead,
): Promise<WitnessSaid> {
  const own = parseSignatures(body)?.find(({ keyId, name }) => keyId === key.id && name === key.name);
  const text = parseNote(note)?.text;
  if (!own || text === undefined) return { refused: 'it answered with no cosignature of its key' };
  const verdict = await verdictOf({ signatures: [own], text }, key);
  return verdict === 'valid' ? { cosignature: own } : { refused: 'its cosignature does not fit the head' };
}
