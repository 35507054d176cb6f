import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { policyCase, receiptAddress } from '@seizure-ledger/contracts';
import { receiptEnding, receiptMediaType, receiptPicture } from '@seizure-ledger/evidence';
import type { CaseDocument, EntryDocument, ReadModel } from '@seizure-ledger/read-model';
import {
  awaitPosition,
  maySeePolicies,
  principalOf,
  READ_MODEL,
  readQuery,
  ServiceError,
  visibleCase,
} from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublishedEvidence } from './published-evidence.ts';
import { receiptQuery } from './routes.ts';
import { signEvery_ms } from './sign-every.ts';

const pictureMediaType = 'image/svg+xml';

/** Receipts of facts, for who may read their case: the file, or its QR code for who accepts only a picture. */
@Controller('api/v1/evidence/receipts')
export class ReceiptsController {
  readonly #readModel: ReadModel;
  readonly #published: PublishedEvidence;

  constructor(
    @Inject(READ_MODEL) readModel: ReadModel,
    @Inject(PublishedEvidence) published: PublishedEvidence,
  ) {
    this.#readModel = readModel;
    this.#published = published;
  }

  @Get(':caseId/:sequence')
  async receipt(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { atLeast, stamped, witnesses } = readQuery(receiptQuery, request.query);
    await awaitPosition(this.#readModel, atLeast);
    const { caseId, sequence } = request.params as { readonly caseId: string; readonly sequence: string };
    const entry = await this.#entry(request, caseId, sequence);
    const { index, partition, value } = entry;
    const receipt =
      stamped === undefined
        ? await this.#published.receipt(partition, index, value, witnesses?.split(','))
        : await this.#published.stampedReceipt(partition, index, value);
    const kept = { 'cache-control': 'private, no-cache', vary: 'Accept, Authorization' };
    if (receipt === undefined) {
      const seconds = Math.ceil(signEvery_ms / 1_000);
      void reply
        .code(202)
        .headers({ ...kept, 'retry-after': seconds })
        .send({ detail: 'No signed head covers the record yet; ask again.', status: 'unsigned' });
      return;
    }
    if (request.headers.accept?.includes(pictureMediaType)) {
      const picture = await receiptPicture(receipt, receiptAddress(caseId, Number(sequence)));
      void reply.headers(kept).type(pictureMediaType).send(picture);
      return;
    }
    const name = `${entry.caseId}-${sequence}${receiptEnding}`.replaceAll(':', '_');
    void reply
      .headers({ ...kept, 'content-disposition': `attachment; filename="${name}"` })
      .type(receiptMediaType)
      .send(receipt);
  }

  async #entry(request: FastifyRequest, caseId: string, sequence: string): Promise<EntryDocument> {
    const at = /^(0|[1-9]\d{0,14})$/.test(sequence) ? Number(sequence) : NaN;
    const principal = principalOf(request);
    const entry =
      caseId === policyCase && maySeePolicies(principal)
        ? await this.#policyAt(at)
        : await this.#entryAt(await visibleCase(this.#readModel, principal, caseId), at);
    if (entry) return entry;
    throw new ServiceError('NOT_FOUND', 'The case has no such record.');
  }

  async #entryAt({ caseId, entries }: CaseDocument, at: number): Promise<EntryDocument | undefined> {
    return at < entries ? (await this.#entriesUpTo(caseId, at, 1))[0] : undefined;
  }

  /** Every partition has a chain of policies; but for one of them, where they are decided, of nothing but relays. */
  async #policyAt(at: number): Promise<EntryDocument | undefined> {
    const chains = (await this.#readModel.checkpoints()).length;
    const last = Number.isNaN(at) ? [] : await this.#entriesUpTo(policyCase, at, chains);
    return last.find(({ act, sequence }) => sequence === at && act !== 'policies/relay');
  }

  #entriesUpTo(caseId: string, upTo: number, limit: number): Promise<readonly EntryDocument[]> {
    return this.#readModel.find('entries', {
      descending: true,
      equals: [caseId],
      index: 'byCase',
      limit,
      upTo,
    });
  }
}
