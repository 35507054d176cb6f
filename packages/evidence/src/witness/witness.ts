import { fromBase64 } from '../note/base64.ts';
import { type Checkpoint, parseCheckpoint, parseCount } from '../note/checkpoint.ts';
import type { NoteSigner } from '../note/note-signer.ts';
import { parseNote, signatureLine, verdictOf } from '../note/signed-note.ts';
import type { VerifierKey } from '../note/verifier-key.ts';
import { flawOfConsistency } from '../tree/check-proofs.ts';

/** What a witness answers: an HTTP status and a body, as C2SP tlog-witness has them. */
export interface WitnessAnswer {
  readonly body: string;
  /** Set where a log that the witness knows has shrunk, forked, or signed what does not fit: somebody must look. */
  readonly alarm?: string;
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
}

/** Keeps the last head that was cosigned of each log. */
export interface WitnessMemory {
  /** The signed note, or `undefined` where none was cosigned yet. */
  last(origin: string): Promise<string | undefined>;
  /** When it resolves, the note is on disk. */
  remember(origin: string, note: string): Promise<void>;
}

export interface WitnessOptions {
  readonly clock_s: () => number;
  /** Keys of the ledgers that it watches. */
  readonly ledgers: readonly VerifierKey[];
  readonly memory: WitnessMemory;
  readonly signer: NoteSigner;
}

/** Cosigns heads of which each is proved to begin with the one before, and no other: C2SP tlog-witness, `add-checkpoint`. */
export class Witness {
  readonly #options: WitnessOptions;
  #underWay: Promise<unknown> = Promise.resolve();

  constructor(options: WitnessOptions) {
    this.#options = options;
  }

  /** One after the other, so that what was compared is still the last when the next is kept. */
  addCheckpoint(body: string): Promise<WitnessAnswer> {
    const answer = this.#underWay.then(() => this.#add(body));
    this.#underWay = answer.catch(() => undefined);
    return answer;
  }

  async #add(body: string): Promise<WitnessAnswer> {
    const { memory } = this.#options;
    const asked = parseRequest(body);
    if (!asked) return { body: 'this is no add-checkpoint request\n', status: 400 };
    const { checkpoint, note, old, proof } = asked;
    const { origin, size } = checkpoint;
    const keys = this.#options.ledgers.filter(({ name }) => origin.startsWith(`${name}/`));
    if (keys.length === 0) return { body: 'this log is not watched here\n', status: 404 };
    if (!(await this.#isSigned(note, keys)))
      return { body: 'it bears no signature of the log\n', status: 403 };
    const known = await memory.last(origin);
    const last = known === undefined ? undefined : checkpointOf(known);
    const lastSize = last?.size ?? 0;
    if (size < lastSize) {
      // the protocol has the sender ask again; that the log itself signed less is for people to see
      const alarm = `${origin} has shrunk: it signed ${size} records, after ${lastSize}`;
      return { alarm, body: `${lastSize}\n`, status: 409 };
    }
    if (old > size) return { body: 'the old size is greater than the new one\n', status: 400 };
    if (old !== lastSize) return { body: `${lastSize}\n`, status: 409 };
    const flaw = last ? flawOfConsistency(last, checkpoint, proof) : flawOfFirst(proof);
    if (flaw !== undefined)
      return { alarm: `${origin} is not what it was: ${flaw}`, body: `${flaw}\n`, status: 422 };
    await memory.remember(origin, note);
    const cosignature = this.#options.signer.cosign(textOf(note), this.#options.clock_s());
    return { body: signatureLine(cosignature), status: 200 };
  }

  async #isSigned(note: string, keys: readonly VerifierKey[]): Promise<boolean> {
    const parsed = parseNote(note);
    const verdicts = parsed ? await Promise.all(keys.map((key) => verdictOf(parsed, key))) : [];
    return verdicts.includes('valid') && !verdicts.includes('invalid');
  }
}

/** The body of a request that asks for a cosignature. */
export function witnessRequest(old: number, proof: readonly string[], note: string): string {
  return `${[`old ${old}`, ...proof].join('\n')}\n\n${note}`;
}

const flawOfFirst = (proof: readonly unknown[]): string | undefined =>
  proof.length > 0 ? 'the first head needs no proof' : undefined;

interface Asked {
  readonly checkpoint: Checkpoint;
  readonly note: string;
  readonly old: number;
  readonly proof: readonly Uint8Array[];
}

function parseRequest(body: string): Asked | undefined {
  const end = body.indexOf('\n\n');
  const [oldLine = '', ...lines] = body.slice(0, Math.max(end, 0)).split('\n');
  const old = oldLine.startsWith('old ') ? parseCount(oldLine.slice('old '.length)) : undefined;
  const proof = lines.map(fromBase64).filter((hash) => hash !== undefined);
  const note = body.slice(end + 2);
  const checkpoint = checkpointOf(note);
  if (old === undefined || proof.length !== lines.length || proof.length > mostHashes || !checkpoint)
    return undefined;
  return { checkpoint, note, old, proof };
}

const mostHashes = 63;

const textOf = (note: string): string => parseNote(note)?.text ?? '';

const checkpointOf = (note: string): Checkpoint | undefined => parseCheckpoint(textOf(note));
