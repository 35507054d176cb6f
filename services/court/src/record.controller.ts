import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Fact } from '@seizure-ledger/contracts';
import { readQuery as plainQuery } from '@seizure-ledger/contracts';
import type { EntryDocument, ReadModel } from '@seizure-ledger/read-model';
import {
  answerRead,
  awaitPosition,
  openedAsset,
  principalOf,
  READ_MODEL,
  readQuery,
  ServiceError,
  VAULT,
  visibleCase,
} from '@seizure-ledger/service-kit';
import type { PersonalValues, Vault } from '@seizure-ledger/vault';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { paperLanguage } from './print/paper-language.ts';
import { isTaking, recordSheet } from './print/record-sheet.ts';
import { Printer } from './printer.ts';

/** The record of a taking on paper, for who may read its case. */
@Controller('api/v1/cases/:caseId/entries/:sequence')
export class RecordController {
  readonly #personal: PersonalValues;
  readonly #printer: Printer;
  readonly #readModel: ReadModel;

  constructor(
    @Inject(READ_MODEL) readModel: ReadModel,
    @Inject(VAULT) { personal }: Vault,
    @Inject(Printer) printer: Printer,
  ) {
    this.#personal = personal;
    this.#printer = printer;
    this.#readModel = readModel;
  }

  @Get('record.pdf')
  async record(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await awaitPosition(this.#readModel, readQuery(plainQuery, request.query).atLeast);
    const { caseId, sequence } = request.params as { readonly caseId: string; readonly sequence: string };
    const found = await visibleCase(this.#readModel, principalOf(request), caseId);
    const entry = await this.#entry(found.caseId, found.entries, sequence);
    // the record's own bytes, which the ledger wrote
    const fact = JSON.parse(entry.value) as Fact;
    if (fact.status !== 'posted' || !isTaking(fact))
      throw new ServiceError('NOT_FOUND', 'A record is printed of a freeze or a seizure that was posted.');
    const plain = await this.#personal.opened(found.caseId, fact.personal ?? {});
    const asset = await this.#readModel.get('assets', `${found.caseId}|${String(fact.body?.['assetId'])}`);
    const sheet = recordSheet(
      {
        asset: asset && (await openedAsset(asset, this.#personal)),
        caseId: found.caseId,
        fact,
        hash: entry.hash,
        note: plain['/note'],
        position: entry.position,
        sequence: Number(sequence),
        timeZone: found.timeZone,
      },
      this.#printer.for(paperLanguage(request.headers['accept-language'])),
    );
    const named = { name: `${found.caseId}-${sequence}`, position: entry.position };
    answerRead(request, reply, await this.#printer.answer(reply, sheet, named));
  }

  async #entry(caseId: string, entries: number, sequence: string): Promise<EntryDocument> {
    const upTo = /^(0|[1-9]\d{0,14})$/.test(sequence) ? Number(sequence) : NaN;
    const query = { descending: true, equals: [caseId], index: 'byCase', limit: 1, upTo } as const;
    const [entry] = upTo < entries ? await this.#readModel.find('entries', query) : [];
    if (entry) return entry;
    throw new ServiceError('NOT_FOUND', 'The case has no such record.');
  }
}
