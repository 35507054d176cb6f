import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { topics } from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import type { Kind } from '@seizure-ledger/domain';
import type { Commit, ReadModel } from '@seizure-ledger/read-model';
import { StateFile } from '@seizure-ledger/service-ledger';
import { Alarms } from '@seizure-ledger/service-kit';
import { pino } from 'pino';
import { Clients } from './clients.ts';
import { Dice } from './dice.ts';
import { Finding, holds } from './finding.ts';
import { Keeper } from './keeper.ts';
import { LedgerProcess } from './ledger-process.ts';
import { MemoryLogStore } from './memory-log.ts';
import { MemoryStorage } from './memory-storage.ts';
import type { Process } from './process.ts';
import { ProjectionProcess } from './projection-process.ts';
import { ReactorProcess } from './reactor-process.ts';
import { Shown } from './shown.ts';

/** Where a bug may be planted: each of these is the identity in a sound world. */
export interface Planted {
  readonly wrapLog?: (log: EventLog) => EventLog;
  readonly wrapReadModel?: (readModel: ReadModel) => ReadModel;
  /** Every world has a case with outcomes of several records. */
  readonly alwaysLarge?: true;
  /** What a crash of the machine takes from the log besides. */
  readonly crash?: (store: MemoryLogStore) => void;
}

export interface WorldOptions {
  /** For state files; nothing else is on disk. */
  readonly folder: string;
  readonly planted?: Planted;
  readonly seed: string;
}

const partitions = 2;
const twins = ['a', 'b'] as const;

/** A whole ledger in one thread, in which every step is chosen by the seed: the same seed, the same world. */
export class World {
  readonly dice: Dice;
  readonly keeper: Keeper;
  readonly store: MemoryLogStore;
  readonly storage = new MemoryStorage();
  readonly alarms = new Alarms(pino({ level: 'silent' }));
  steps = 0;
  readonly #planted: Planted;
  readonly #clients: Clients;
  readonly #ledgers: readonly LedgerProcess[];
  readonly #projections: readonly ProjectionProcess[];
  readonly #reactors: readonly ReactorProcess[];
  readonly #shown: Shown;
  readonly #older = new Map<string, Buffer>();
  #now_ms = Date.UTC(2026, 10, 24);
  #calm = false;
  #commit: Commit | undefined;
  #died: Error | undefined;

  constructor({ folder, planted = {}, seed }: WorldOptions) {
    mkdirSync(folder, { recursive: true });
    this.dice = new Dice(seed);
    this.#planted = planted;
    this.store = new MemoryLogStore(partitions, () => this.#now_ms, `log of ${seed}`);
    this.keeper = new Keeper(this.store);
    this.#shown = new Shown(this.storage, this.keeper);
    this.#clients = new Clients(this, this.dice.chance(4) || planted.alwaysLarge === true);
    const places = Array.from({ length: partitions }, (_, partition) => partition).flatMap((partition) =>
      twins.map((twin) => ({ partition, twin })),
    );
    this.#ledgers = places.map(
      ({ partition, twin }) =>
        new LedgerProcess(
          `ledger ${partition}${twin}`,
          partition,
          join(folder, `${partition}${twin}.db`),
          this,
        ),
    );
    this.#projections = places.map(
      ({ partition, twin }) => new ProjectionProcess(`projection ${partition}${twin}`, partition, this),
    );
    this.#reactors = places.map(
      ({ partition, twin }) => new ReactorProcess(`reactor ${partition}${twin}`, partition, this),
    );
  }

  now_ms(): number {
    return this.#now_ms;
  }

  faulty(): boolean {
    return !this.#calm;
  }

  wrapLog(log: EventLog): EventLog {
    return this.#planted.wrapLog?.(log) ?? log;
  }

  wrapReadModel(readModel: ReadModel): ReadModel {
    return this.#planted.wrapReadModel?.(readModel) ?? readModel;
  }

  written(commit: Commit): void {
    this.#commit = commit;
  }

  /** @throws {Finding} and whatever a process has died of. */
  async step(): Promise<void> {
    this.steps += 1;
    const what = this.dice.weighted(weights);
    await this.#deeds[what]();
    await this.#expectAll();
    if (this.steps % 1_000 === 0) await this.#lookBack();
  }

  /** Calms down, lets everything come to its end, and looks at all of it. */
  async end(): Promise<void> {
    this.#calm = true;
    for (const process of this.#all) process.kill();
    await this.#settled();
    this.#clients.retryAll();
    await this.#runDry(this.#all.filter(({ name }) => name.endsWith('a')));
    for (const partition of Array.from({ length: partitions }).keys()) this.#expectAnswered(partition);
    for (const ledger of this.#ledgers) ledger.handOver();
    await this.#runDry([]);
    await this.#lookBack();
    this.#shown.expectBooks();
    this.keeper.expectArrived();
    for (const ledger of this.#ledgers.filter(({ name }) => name.endsWith('a'))) this.#expectState(ledger);
    for (const process of this.#all) process.kill();
    await this.#settled();
  }

  get #all(): readonly Process[] {
    return [...this.#ledgers, ...this.#projections, ...this.#reactors];
  }

  readonly #deeds: Readonly<Record<keyof typeof weights, () => void | Promise<void>>> = {
    ask: () => {
      this.#now_ms += this.dice.below(3_600_000);
      this.#clients.ask();
    },
    crash: () => this.dice.among(this.#all)?.kill(),
    crashMachine: () => this.#crashMachine(),
    handOver: () => this.dice.among(this.#ledgers)?.handOver(),
    jump: () => {
      const hours = this.dice.pick([-3, -1, 5, 24, 24 * 20]);
      this.#now_ms += hours * 3_600_000;
    },
    pause: () => {
      const process = this.dice.among(this.#all);
      if (process) process.pausedUntil = this.steps + this.dice.below(200);
    },
    start: () => this.#start(this.dice.among(this.#all)),
    turn: () => this.dice.among(this.#all.filter((process) => process.ready(this.steps)))?.go(),
  };

  #start(process: Process | undefined): void {
    if (!process || process.running) return;
    process.pausedUntil = 0;
    process.start((error) => (this.#died ??= error));
  }

  /** Every process dies at once; what was not on disk is gone, and a state file may be an older one. */
  async #crashMachine(): Promise<void> {
    for (const process of this.#all) process.kill();
    await this.#settled();
    this.storage.loseLatest(this.dice.below(4));
    this.#planted.crash?.(this.store);
    for (const { path } of this.#ledgers) this.#replaceState(path);
    for (const process of this.#all) if (this.dice.chance(2)) this.#start(process);
    this.keeper.follow();
    await this.#shown.expectAll();
  }

  #replaceState(path: string): void {
    if (!existsSync(path)) return;
    const older = this.#older.get(path);
    const fate = this.dice.weighted({ gone: 1, kept: 6, older: 2, remembered: 3 });
    if (fate === 'remembered') this.#older.set(path, readFileSync(path));
    if (fate !== 'gone' && (fate !== 'older' || !older)) return;
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    if (fate === 'older' && older) writeFileSync(path, older);
  }

  async #expectAll(): Promise<void> {
    await this.#settled();
    this.keeper.follow();
    const commit = this.#commit;
    this.#commit = undefined;
    if (commit) await this.#shown.expect(commit);
    if (this.#died !== undefined) throw this.#died;
    holds(this.alarms.counted.undecidable === 0, 'an act could not be decided');
  }

  async #lookBack(): Promise<void> {
    this.keeper.lookBack();
    this.#clients.expectKept();
    await this.#shown.expectAll();
  }

  /** Until every process waits for its next turn, or has ended. */
  async #settled(): Promise<void> {
    do await nextTurn();
    while (!this.#all.every((process) => process.settled));
  }

  /** Until nobody has anything left to do. */
  async #runDry(start: readonly Process[]): Promise<void> {
    for (const process of this.#all) process.pausedUntil = 0;
    for (const process of start) this.#start(process);
    for (let turns = 0; ; turns += 1) {
      await this.#expectAll();
      const next = this.dice.among(this.#all.filter((process) => process.ready(this.steps)));
      if (!next) return;
      if (turns > 100_000) throw new Finding('the processes do not come to an end');
      next.go();
    }
  }

  #expectAnswered(partition: number): void {
    const asked = this.store.of(topics.instructions, partition).length;
    const answered = this.keeper.answered(partition);
    holds(answered === asked, `partition ${partition} has ${asked} instructions and ${answered} outcomes`);
    const facts = this.keeper.taken[partition]?.length ?? 0;
    const shown = (this.storage.checkpoints.get(partition)?.index ?? -1) + 1;
    holds(shown === facts, `partition ${partition} has ${facts} facts, and ${shown} are shown`);
  }

  /** What the ledger keeps on disk is what the facts say. */
  #expectState({ name, partition, path }: LedgerProcess): void {
    const facts = this.keeper.taken[partition] ?? [];
    if (facts.length === 0) return;
    const file = StateFile.open(path);
    const ofPartition = new Set(facts.map(({ fact }) => fact.caseId ?? ''));
    for (const caseId of ofPartition) {
      for (const kind of kinds) {
        const kept = JSON.stringify([...file.scan(kind, caseId, '')]);
        const said = JSON.stringify([...this.keeper.state.scan(kind, caseId, '')]);
        holds(kept === said, `the state of ${name} has for ${kind} of ${caseId}\n${kept}\nnot\n${said}`);
      }
    }
    file.close();
  }
}

const weights = {
  ask: 240,
  crash: 12,
  crashMachine: 2,
  handOver: 8,
  jump: 12,
  pause: 8,
  start: 40,
  turn: 680,
} as const;

const kinds: readonly Kind[] = Object.keys({
  access: true,
  age: true,
  allocation: true,
  asset: true,
  case: true,
  claim: true,
  custodian: true,
  departure: true,
  description: true,
  distribution: true,
  held: true,
  instruction: true,
  lot: true,
  order: true,
  origin: true,
  payment: true,
  person: true,
  posted: true,
  policy: true,
  proposal: true,
  reserve: true,
  stray: true,
  transfer: true,
} satisfies Record<Kind, true>) as Kind[];
