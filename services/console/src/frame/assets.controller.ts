import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { assets, assetsVersion } from '@seizure-ledger/console';
import { ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chosenLanguage } from './rendering.ts';
import { ownPath } from './own-path.ts';

/** What pages load, and in which language they speak: for everybody. */
@Controller()
export class AssetsController {
  /** A browser keeps what it asked for by its version; under another it may be something else. */
  @Get('assets/:name')
  asset(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const asset = assets.get(name);
    if (!asset) throw new ServiceError('NOT_FOUND', 'There is nothing at this address.');
    const isVersioned = request.url.endsWith(`?${assetsVersion}`) || name.endsWith('.woff2');
    void reply
      .type(asset.type)
      .header('cache-control', isVersioned ? 'public, max-age=31536000, immutable' : 'no-cache')
      .send(asset.bytes);
  }

  @Get('language/:tag')
  language(@Param('tag') tag: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const chosen = chosenLanguage(tag);
    if (chosen === undefined)
      throw new ServiceError('NOT_FOUND', 'The console does not speak this language.');
    const { returnTo } = request.query as { readonly returnTo?: unknown };
    void reply
      .headers({ 'cache-control': 'no-store', 'set-cookie': chosen })
      .redirect(ownPath(returnTo), 303);
  }
}
