import { describe } from 'vitest';
import { commitSuite } from './suite/commit.suite.ts';
import { digestSuite } from './suite/digest.suite.ts';
import { documentSuite } from './suite/document.suite.ts';
import { findSuite } from './suite/find.suite.ts';
import { pagingSuite } from './suite/paging.suite.ts';
import { reachedSuite } from './suite/reached.suite.ts';
import type { TestStorage } from './suite/storage.ts';
import { tagSuite } from './suite/tag.suite.ts';

/** What every adapter of the read model must pass. */
export function readModelSuite(adapter: string, newStorage: () => Promise<TestStorage>): void {
  describe(`the read model on ${adapter}`, () => {
    commitSuite(newStorage);
    documentSuite(newStorage);
    findSuite(newStorage);
    pagingSuite(newStorage);
    tagSuite(newStorage);
    reachedSuite(newStorage);
    digestSuite(newStorage);
  });
}
