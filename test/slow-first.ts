import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute and more, the longest first: begun last, one of them would keep the others' workers waiting. */
const slow = [
  'packages/domain/src/invariants.test.ts',
  'test/servers/faults/faults.test.ts',
  'test/integration/register.test.ts',
  'test/servers/cluster/scale-out.test.ts',
  'test/browser/accessible-pages.test.ts',
  'test/schemathesis/every-role.test.ts',
  'test/browser/officers.test.ts',
  'test/servers/cluster/register.test.ts',
  'test/browser/registers.test.ts',
  'packages/read-model/src/mongodb/mongo-read-model.test.ts',
  'test/faults/killed.test.ts',
  'packages/event-log/src/kafka/broker-restart.test.ts',
  'packages/read-model/src/mongodb/outage.test.ts',
];

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (a, b) => orderOf(a) - orderOf(b) || placeOf(a) - placeOf(b), // the rest as it was
    );
  }
}

const orderOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;

function placeOf({ moduleId }: TestSpecification): number {
  const place = slow.findIndex((file) => moduleId.endsWith(file));
  return place < 0 ? slow.length : place;
}
