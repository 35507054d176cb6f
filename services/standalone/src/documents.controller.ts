import { Controller, Get } from '@nestjs/common';
import { openApiDocument } from '@seizure-ledger/contracts';
import { operations } from './operations.ts';

/** The public surface, described from the schemas that validate it. */
@Controller('api')
export class DocumentsController {
  readonly #openApi = openApiDocument(operations);

  @Get('openapi.json')
  openApi(): unknown {
    return this.#openApi;
  }
}
