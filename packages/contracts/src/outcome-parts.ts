import { LogInDoubtError } from './log-in-doubt.ts';

/** What a record says of its place in an outcome: which instruction it answers, and `part` of `parts`, from 1. */
export interface PartPlace {
  readonly input: number;
  readonly part: number;
  readonly parts: number;
}

/** A record does not go on from the one before: an outcome lacks a part, or an instruction lacks its outcome. */
export class BrokenOutcomeError extends LogInDoubtError {
  override readonly name = 'BrokenOutcomeError';
}

/**
 * Gathers the parts of each outcome from the records that the index rule took. An outcome whose last part has not
 * come is as if it were not there; every instruction has exactly one, in the order of the instructions.
 */
export class OutcomeParts<T> {
  private gathered: T[] = [];
  private due: { readonly input: number; readonly part: number; readonly parts: number | undefined };

  constructor(nextInput: number) {
    this.due = { input: nextInput, part: 1, parts: undefined };
  }

  /**
   * @returns every part of the outcome when this is its last, else `undefined`.
   * @throws {BrokenOutcomeError}
   */
  add({ input, part, parts }: PartPlace, taken: T): readonly T[] | undefined {
    const { due } = this;
    if (input !== due.input || part !== due.part || parts !== (due.parts ?? parts)) {
      const wanted = due.parts === undefined ? '' : `/${due.parts}`;
      throw new BrokenOutcomeError(
        `it answers input ${input} (part ${part}/${parts}) where input ${due.input} (part ${due.part}${wanted}) was due`,
      );
    }
    this.gathered.push(taken);
    if (part < parts) {
      this.due = { input, part: part + 1, parts };
      return undefined;
    }
    const whole = this.gathered;
    this.gathered = [];
    this.due = { input: input + 1, part: 1, parts: undefined };
    return whole;
  }
}
