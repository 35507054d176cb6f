import { AssignerProtocol } from 'kafkajs';
import type { Claim } from './sticky-assignment.ts';

/** A member's words as they travel to the member that assigns, in Kafka's own format for consumers. */
export function encodeClaim(topic: string, { owned, generation, holds }: Omit<Claim, 'memberId'>): Buffer {
  const userData = Buffer.from(JSON.stringify({ owned, generation, holds }));
  return AssignerProtocol.MemberMetadata.encode({ version: 0, topics: [topic], userData });
}

/** What can't be read claims nothing. */
export function decodeClaim(memberId: string, metadata: Buffer): Claim {
  const userData = AssignerProtocol.MemberMetadata.decode(metadata)?.userData;
  const claim: unknown = userData?.length ? JSON.parse(userData.toString()) : {};
  const generation = valueOf(claim, 'generation');
  return {
    memberId,
    owned: numbers(valueOf(claim, 'owned')),
    generation: typeof generation === 'number' ? generation : -1,
    holds: numbers(valueOf(claim, 'holds')),
  };
}

export function encodeAssignment(topic: string, partitions: readonly number[]): Buffer {
  const assignment = { [topic]: [...partitions] };
  return AssignerProtocol.MemberAssignment.encode({ version: 0, assignment, userData: Buffer.of() });
}

export function decodeAssignment(topic: string, assignment: Buffer): readonly number[] {
  return AssignerProtocol.MemberAssignment.decode(assignment)?.assignment[topic] ?? [];
}

function valueOf(claim: unknown, name: string): unknown {
  return typeof claim === 'object' && claim !== null ? Reflect.get(claim, name) : undefined;
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
}
