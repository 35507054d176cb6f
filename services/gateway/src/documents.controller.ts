import { Controller, Get, Res } from '@nestjs/common';
import { asyncApiDocument, openApiDocument } from '@seizure-ledger/contracts';
import { type AsyncApi, docsPage, type OpenApi, pagePolicy } from '@seizure-ledger/service-console';
import type { FastifyReply } from 'fastify';
import { operations } from './operations.ts';

/** The public surface and the logs, described from the schemas that validate them. */
@Controller('api')
export class DocumentsController {
  readonly #openApi = openApiDocument(operations);
  readonly #asyncApi = asyncApiDocument();
  // the two documents are of the forms that the page reads
  readonly #page = docsPage(this.#openApi as OpenApi, this.#asyncApi as AsyncApi);

  @Get('openapi.json')
  openApi(): unknown {
    return this.#openApi;
  }

  @Get('asyncapi.json')
  asyncApi(): unknown {
    return this.#asyncApi;
  }

  @Get('docs')
  docs(@Res() reply: FastifyReply): void {
    void reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy)
      .send(this.#page);
  }
}
