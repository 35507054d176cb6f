import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import {
  entriesQuery,
  pageQuery,
  readQuery as plainQuery,
  type Role,
  statisticsQuery,
  statisticsTableQuery,
} from '@seizure-ledger/contracts';
import type { EventLog } from '@seizure-ledger/event-log';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  EVENT_LOG,
  jsonAnswer,
  principalOf,
  READ_MODEL,
  readQuery,
  ServiceError,
  VAULT,
} from '@seizure-ledger/service-kit';
import type { Vault } from '@seizure-ledger/vault';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { type Shown, textOfEntry } from './entries.ts';
import { entriesOverCases } from './entries-over-cases.ts';
import { entriesByStatus } from './entries-by-status.ts';
import { positions } from './positions.ts';
import { sharedIdentifiers, suspectedDuplicates } from './same-identifier.ts';
import { statisticsOf, statisticsTable } from './statistics.ts';
import { trialBalance } from './trial-balance.ts';

/** What auditors read over all cases. */
@Controller('api/v1/audit')
export class AuditController {
  readonly #log: Pick<EventLog, 'end'>;
  readonly #readModel: ReadModel;
  readonly #shown: Shown;

  constructor(
    @Inject(EVENT_LOG) log: EventLog,
    @Inject(READ_MODEL) readModel: ReadModel,
    @Inject(VAULT) { personal }: Vault,
  ) {
    this.#log = log;
    this.#readModel = readModel;
    this.#shown = { personal, readModel };
  }

  @Get('trial-balance')
  async trialBalance(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#admit(request, readQuery(plainQuery, request.query).atLeast);
    answerRead(request, reply, jsonAnswer(await trialBalance(this.#readModel)));
  }

  @Get('positions')
  async positions(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#admit(request, readQuery(plainQuery, request.query).atLeast, ['admin', 'auditor']);
    answerRead(request, reply, jsonAnswer(await positions(this.#readModel, this.#log)));
  }

  @Get('entries')
  async entries(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(entriesQuery, request.query);
    await this.#admit(request, asked.atLeast);
    answerRead(request, reply, await entriesOverCases(this.#shown, asked));
  }

  @Get('refusals')
  async refusals(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#byStatus(request, reply, 'refused', 'refusals');
  }

  @Get('quarantine')
  async quarantine(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#byStatus(request, reply, 'quarantined', 'quarantine');
  }

  @Get('links')
  async links(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(pageQuery, request.query);
    await this.#admit(request, asked.atLeast);
    answerRead(request, reply, jsonAnswer(await sharedIdentifiers(this.#readModel, asked)));
  }

  @Get('duplicates')
  async duplicates(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(pageQuery, request.query);
    await this.#admit(request, asked.atLeast);
    answerRead(request, reply, jsonAnswer(await suspectedDuplicates(this.#readModel, asked)));
  }

  @Get('statistics')
  async statistics(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const asked = readQuery(statisticsQuery, request.query);
    await this.#admit(request, asked.atLeast);
    answerRead(request, reply, jsonAnswer(await statisticsOf(this.#readModel, asked)));
  }

  @Get('statistics.csv')
  async statisticsTable(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { atLeast, year } = readQuery(statisticsTableQuery, request.query);
    await this.#admit(request, atLeast);
    const lines = Readable.from(statisticsTable(this.#readModel, year));
    await reply.type('text/csv; charset=utf-8; header=present').send(lines);
  }

  @Get('export.json')
  async export(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.#admit(request, readQuery(plainQuery, request.query).atLeast);
    await reply.type('application/x-ndjson').send(Readable.from(everyEntry(this.#shown)));
  }

  async #byStatus(request: FastifyRequest, reply: FastifyReply, status: string, name: string): Promise<void> {
    const asked = readQuery(pageQuery, request.query);
    await this.#admit(request, asked.atLeast);
    answerRead(request, reply, await entriesByStatus(this.#shown, status, name, asked));
  }

  async #admit(
    request: FastifyRequest,
    atLeast: string | undefined,
    readers: readonly Role[] = ['auditor'],
  ): Promise<void> {
    if (!readers.some((role) => role === principalOf(request).role))
      throw new ServiceError('FORBIDDEN', 'Only auditors read over all cases.');
    await awaitPosition(this.#readModel, atLeast);
  }
}

async function* everyEntry({ personal, readModel }: Shown): AsyncGenerator<string> {
  let afterId: string | undefined;
  for (;;) {
    const page = await readModel.find('entries', { limit: 500, ...(afterId !== undefined && { afterId }) });
    for (const entry of page) yield `${await textOfEntry(entry, personal)}\n`;
    afterId = page.at(-1)?.id;
    if (page.length < 500) return;
  }
}
