import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { askedIdentifiers, type KeyedHash, type KnownIdentifier } from '@seizure-ledger/contracts';
import type { ReadModel } from '@seizure-ledger/read-model';
import {
  knownAs,
  PERSONAL_HASH,
  principalOf,
  READ_MODEL,
  readJson,
  refuseQuery,
  visibleCase,
} from '@seizure-ledger/service-kit';
import type { FastifyRequest } from 'fastify';

/** Tells whoever is about to record something what is known of it already, as far as they may see that. */
@Controller('api/v1/cases/:caseId/known-identifiers')
export class KnownIdentifiersController {
  readonly #hashOf: KeyedHash;
  readonly #readModel: ReadModel;

  constructor(@Inject(PERSONAL_HASH) hashOf: KeyedHash, @Inject(READ_MODEL) readModel: ReadModel) {
    this.#hashOf = hashOf;
    this.#readModel = readModel;
  }

  @Post()
  @HttpCode(200)
  async ask(@Req() request: FastifyRequest): Promise<{ readonly known: readonly KnownIdentifier[] }> {
    refuseQuery(request.query);
    const { identifiers } = readJson(askedIdentifiers, request.body);
    const principal = principalOf(request);
    const { caseId } = request.params as { readonly caseId: string };
    await visibleCase(this.#readModel, principal, caseId);
    const known = await Promise.all(
      identifiers.map(async ({ value }, place) => {
        const found = await knownAs(this.#readModel, principal, this.#hashOf(value));
        return found.map((one) => ({ assetId: one.assetId, caseId: one.caseId, place, type: one.type }));
      }),
    );
    return { known: known.flat() };
  }
}
