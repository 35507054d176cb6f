import { describe, expect, it } from 'vitest';

/**
 * `describe` for a suite that not every machine can run. Where it is not `available` its body is never called, and one
 * test stands for it: skipped with the reason, which the summary at the end repeats; failed where the environment
 * variable SEIZURE_REQUIRE (kinds, comma-separated) says that this machine must be able to.
 */
export function describeWhere({
  kind,
  available,
  reason,
}: SuiteNeeds): (name: string, body: () => void) => void {
  if (available) return (name, body) => void describe(name, body);
  return (name) =>
    void describe(name, () => {
      it('can run on this machine', ({ skip }) => {
        if (requiredKinds().includes(kind)) expect.fail(`SEIZURE_REQUIRE names ${kind}, but ${reason}`);
        skip(reason);
      });
    });
}

export interface SuiteNeeds {
  /** What SEIZURE_REQUIRE calls it: `integration`, `faults`. */
  readonly kind: string;
  readonly available: boolean;
  /** Why it can't run and what would help, in plain words: "no register in SEIZURE_DATA_DIR". */
  readonly reason: string;
}

function requiredKinds(): readonly string[] {
  return (process.env['SEIZURE_REQUIRE'] ?? '').split(',');
}
