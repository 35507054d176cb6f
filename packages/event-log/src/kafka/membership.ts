import { setTimeout as pause } from 'node:timers/promises';
import { Backoff } from './backoff.ts';
import { decodeAssignment, decodeClaim, encodeAssignment, encodeClaim } from './claim-codec.ts';
import type { Joined } from './cluster.ts';
import type { Connections } from './connections.ts';
import { failureOf } from './failure.ts';
import type { KafkaTrouble } from './options.ts';
import { assign } from './sticky-assignment.ts';
import { Wake } from './wake.ts';

/** Who is not heard of for so long is out of its group, and its partitions go to others. */
export const session_ms = 10_000;
const heartbeat_ms = 500;
const rebalance_ms = 30_000;
const protocol = 'seizure-ledger-sticky.v1';

/** A group as one of its members sees it, and what it does with the partitions that it is given. */
export interface GroupPlan {
  readonly groupId: string;
  readonly topic: string;
  readonly partitions: number;
  /** Partitions that this member has taken and not released. */
  owned(): readonly number[];
  /** Partitions whose state this member has at hand. */
  holds(): readonly number[];
  take(partitions: readonly number[]): void;
  /** Resolves when nobody works on them any more. */
  release(partitions: readonly number[]): Promise<void>;
}

/** What a member has said is its own, and what the group has given it then. */
interface Share {
  readonly claimed: readonly number[];
  readonly given: readonly number[];
}

/** This process in its group's records. */
export interface Member {
  readonly memberId: string;
  readonly generation: number;
}

/**
 * Membership of a group, kept for ever. A partition is released, and that is waited for, before another member gets
 * it; kafkajs' consumer can't do so, because it tells nobody before it joins again.
 */
export class Membership {
  readonly #connections: Connections;
  readonly #plan: GroupPlan;
  readonly #onTrouble: (trouble: KafkaTrouble) => void;
  readonly #leaving = new AbortController();
  readonly #left = new AbortController();
  readonly #change = new Wake();
  readonly #backoff = new Backoff();
  readonly #running: Promise<unknown>;
  /** Partitions whose release is under way. */
  readonly #releasing = new Set<number>();
  #memberId = '';
  #generation = -1;
  #heard_ms = -Infinity;
  #isJoining = false;
  #verdict: 'stays' | 'joins again' | 'is expelled' = 'stays';

  constructor(connections: Connections, plan: GroupPlan, onTrouble: (trouble: KafkaTrouble) => void) {
    this.#connections = connections;
    this.#plan = plan;
    this.#onTrouble = onTrouble;
    this.#running = Promise.all([this.#belong().finally(() => this.#left.abort()), this.#beat()]);
  }

  /** Nothing when it is not in the group at present. */
  get member(): Member | undefined {
    if (this.#memberId === '' || this.#isJoining) return undefined;
    return { memberId: this.#memberId, generation: this.#generation };
  }

  /** Waits until the group certainly counts this member, or the signal says not to: a process that slept may be out. */
  async confirmed(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && performance.now() - this.#heard_ms > session_ms) {
      await pause(heartbeat_ms, undefined, { signal }).catch(() => undefined); // It rejects only when it is cut short.
    }
  }

  /** Releases all partitions and tells the group, so that others get them at once. */
  async leave(): Promise<void> {
    this.#leaving.abort();
    this.#change.say();
    await this.#running;
  }

  async #belong(): Promise<void> {
    const { signal } = this.#leaving;
    while (!signal.aborted) {
      try {
        const hasLost = await this.#settle(await this.#join());
        if (hasLost) continue; // Who waits for them gets them when this member joins again without.
        while (this.#verdict === 'stays' && !signal.aborted) await this.#change.heard();
        if (this.#verdict === 'is expelled') await this.#loseAll();
      } catch (error) {
        await this.#failed(error);
      }
    }
    await this.#plan.release(this.#plan.owned());
    await this.#tellThatItLeaves();
  }

  async #join(): Promise<Share> {
    const { groupId, topic } = this.#plan;
    const claim = { owned: this.#plan.owned(), generation: this.#generation, holds: this.#plan.holds() };
    this.#isJoining = true;
    try {
      const coordinator = await this.#connections.coordinator(groupId);
      const sent_ms = performance.now();
      const joined = await coordinator.joinGroup({
        groupId,
        memberId: this.#memberId,
        sessionTimeout: session_ms,
        rebalanceTimeout: rebalance_ms,
        groupProtocols: [{ name: protocol, metadata: encodeClaim(topic, claim) }],
      });
      const { memberId, generationId } = joined;
      this.#memberId = memberId;
      const groupAssignment = this.#assignment(joined);
      const synced = await coordinator.syncGroup({ groupId, memberId, generationId, groupAssignment });
      this.#generation = generationId;
      this.#heard_ms = sent_ms;
      this.#verdict = 'stays';
      this.#backoff.succeeded();
      return { claimed: claim.owned, given: decodeAssignment(topic, synced.memberAssignment) };
    } finally {
      this.#isJoining = false;
    }
  }

  /** The leader's word for all; nothing from the others. */
  #assignment({ leaderId, memberId, members }: Joined) {
    if (leaderId !== memberId) return [];
    const { partitions, topic } = this.#plan;
    const claims = members.map((member) => decodeClaim(member.memberId, member.memberMetadata));
    return [...assign(partitions, claims)].map(([id, own]) => ({
      memberId: id,
      memberAssignment: encodeAssignment(topic, own),
    }));
  }

  /** @returns whether there was one to let go. */
  async #settle({ claimed, given }: Share): Promise<boolean> {
    // One that it was letting go and is given again after all: its release is over before it is taken anew.
    const returning = given.filter((partition) => this.#releasing.has(partition));
    await Promise.all(returning.map((partition) => this.#release(partition)));
    const owned = this.#plan.owned();
    this.#plan.take(given.filter((partition) => !owned.includes(partition)));
    // What it has claimed counts, though it may have been let go since: nobody gets it before a claim without it.
    const lost = claimed.filter((partition) => !given.includes(partition));
    // As soon as one is free it can go; those that still work on a batch stay this member's, and go later.
    if (lost.length > 0) await Promise.race(lost.map((partition) => this.#release(partition)));
    return lost.length > 0;
  }

  async #release(partition: number): Promise<void> {
    this.#releasing.add(partition);
    await this.#plan.release([partition]);
    this.#releasing.delete(partition);
  }

  async #loseAll(): Promise<void> {
    this.#memberId = '';
    this.#generation = -1;
    await this.#plan.release(this.#plan.owned());
  }

  async #failed(cause: unknown): Promise<void> {
    const { type } = failureOf(cause);
    if (type === 'REBALANCE_IN_PROGRESS') return;
    if (isExpulsion(type)) return this.#loseAll();
    this.#connections.failed(cause);
    if (this.#leaving.signal.aborted) return;
    this.#trouble(cause);
    await this.#backoff.pause(this.#leaving.signal);
  }

  /** Goes on while partitions are released, however long a batch takes; a join speaks for itself. */
  async #beat(): Promise<void> {
    const { signal } = this.#left;
    while (!signal.aborted) {
      await pause(heartbeat_ms, undefined, { signal }).catch(() => undefined); // It rejects only when it is cut short.
      if (!signal.aborted && !this.#isJoining && this.#memberId !== '') await this.#heartbeat();
    }
  }

  async #heartbeat(): Promise<void> {
    const { groupId } = this.#plan;
    const groupGenerationId = this.#generation;
    const sent_ms = performance.now();
    try {
      const coordinator = await this.#connections.coordinator(groupId);
      await coordinator.heartbeat({ groupId, memberId: this.#memberId, groupGenerationId });
      this.#heard_ms = sent_ms;
      this.#backoff.succeeded();
    } catch (error) {
      if (this.#isJoining || this.#generation !== groupGenerationId) return; // The join has the later word.
      const { type } = failureOf(error);
      if (isExpulsion(type)) {
        this.#verdict = 'is expelled';
      } else if (type === 'REBALANCE_IN_PROGRESS') {
        this.#verdict = 'joins again';
        this.#heard_ms = sent_ms;
      } else {
        return this.#failed(error);
      }
      this.#change.say();
    }
  }

  async #tellThatItLeaves(): Promise<void> {
    if (this.#memberId === '') return;
    const { groupId } = this.#plan;
    try {
      const coordinator = await this.#connections.coordinator(groupId);
      await coordinator.leaveGroup({ groupId, memberId: this.#memberId });
    } catch (error) {
      this.#trouble(error); // The group finds out when the session has ended.
    }
  }

  #trouble(cause: unknown): void {
    if (!this.#backoff.isFresh) return;
    this.#onTrouble({ message: `The group ${this.#plan.groupId} can't be reached at present.`, cause });
  }
}

function isExpulsion(type: string | undefined): boolean {
  return type === 'UNKNOWN_MEMBER_ID' || type === 'ILLEGAL_GENERATION';
}
