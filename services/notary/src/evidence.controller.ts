import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { parseCount } from '@seizure-ledger/evidence';
import { stampMediaType } from '@seizure-ledger/evidence/time-stamp';
import { ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply } from 'fastify';
import { PublishedEvidence } from './published-evidence.ts';

/**
 * What anybody may read, without a token: as C2SP tlog-tiles has it public keys, signed heads, and tiles of hashes,
 * which tell how many records there are, and nothing of what stands in them; and the page that checks receipts.
 */
@Controller('evidence')
export class EvidenceController {
  readonly #published: PublishedEvidence;

  constructor(@Inject(PublishedEvidence) published: PublishedEvidence) {
    this.#published = published;
  }

  @Get('keys')
  async keys(@Res() reply: FastifyReply): Promise<void> {
    answer(reply, await this.#published.keys(), text, 'no-cache');
  }

  /** Its own policy stands in it, so that it holds from a disk too. */
  @Get('verify-receipt.html')
  async page(@Res() reply: FastifyReply): Promise<void> {
    void reply.headers({
      'content-security-policy': "frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    });
    answer(reply, await this.#published.page(), 'text/html; charset=utf-8', 'no-cache');
  }

  @Get(':partition/checkpoint')
  async checkpoint(@Param('partition') partition: string, @Res() reply: FastifyReply): Promise<void> {
    answer(reply, await this.#published.checkpoint(readPartition(partition)), text, 'no-cache');
  }

  @Get(':partition/stamps/:size')
  async stamp(
    @Param('partition') partition: string,
    @Param('size') size: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stamp = await this.#published.stamp(readPartition(partition), parseCount(size) ?? 0);
    answer(reply, stamp && Buffer.from(stamp), stampMediaType, 'no-cache');
  }

  @Get(':partition/tile/*')
  async tile(@Param() params: Readonly<Record<string, string>>, @Res() reply: FastifyReply): Promise<void> {
    const { '*': path = '', partition = '' } = params;
    const hashes = await this.#published.tile(readPartition(partition), `tile/${path}`);
    answer(
      reply,
      hashes && Buffer.from(hashes),
      'application/octet-stream',
      'public, max-age=31536000, immutable',
    );
  }
}

const text = 'text/plain; charset=utf-8';

function answer(reply: FastifyReply, body: Buffer | string | undefined, type: string, caching: string): void {
  if (body === undefined)
    throw new ServiceError('NOT_FOUND', 'It does not exist, or no signed head covers it yet.');
  void reply.header('cache-control', caching).type(type).send(body);
}

function readPartition(written: string): number {
  if (/^(0|[1-9]\d{0,4})$/.test(written)) return Number(written);
  throw new ServiceError('NOT_FOUND', 'There is no such partition.');
}
