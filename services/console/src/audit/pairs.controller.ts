import type { sharedIdentifier, suspectedDuplicate } from '@seizure-ledger/contracts';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Listed } from '../cases/answers.ts';
import { Page } from '../frame/page.ts';
import { Pages, Show } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';

type Pair = z.infer<typeof suspectedDuplicate> & Partial<z.infer<typeof sharedIdentifier>>;

/** Assets that share an identifier: of two cases, or of one. */
@Pages('audit')
export class PairsController {
  @Show('links')
  links(reader: Reader, request: FastifyRequest): Promise<Page> {
    return pairsPage(reader, request, 'links');
  }

  @Show('duplicates')
  duplicates(reader: Reader, request: FastifyRequest): Promise<Page> {
    return pairsPage(reader, request, 'duplicates');
  }
}

async function pairsPage(
  reader: Reader,
  { query }: FastifyRequest,
  name: 'duplicates' | 'links',
): Promise<Page> {
  const { cursor } = query as { readonly cursor?: string };
  const answer = await reader.get<Listed<typeof name, Pair>>(`/audit/${name}`, { cursor, limit: 50 });
  return new Page('audit/pairs.njk', {
    explained: reader.say(`audit.${name}Hint`),
    next: answer.next,
    pairs: answer[name].map((pair) => ({ ...pair, otherCase: pair.otherCase ?? pair.caseId })),
    position: answer.position,
    title: reader.say(`audit.${name}`),
    trail: [{ href: '/audit', text: reader.say('nav.audit') }],
  });
}
