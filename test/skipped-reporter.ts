import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Says at the end of a run, in plain words, what this machine could not run and why: every test skipped with a reason. */
export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    for (const test of skipped) {
      const reason = reasonOf(test);
      if (reason !== undefined) process.stdout.write(`could not run here: ${test.fullName}: ${reason}\n`);
    }
  }
}

/** A test that only the command line's filter left out has none. */
function reasonOf(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? result.note : undefined;
}
