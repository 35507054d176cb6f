import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { importRowsQuery, listedRowsQuery, type ShownImport } from '@seizure-ledger/contracts';
import { mappingNames } from '@seizure-ledger/register';
import { principalOf, readQuery, refuseQuery, ServiceError } from '@seizure-ledger/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createReadStream } from 'node:fs';
import { assertMayImport, Imports } from './imports.ts';
import { readUpload } from './upload.ts';

type ImportRequest = FastifyRequest & { readonly params: { readonly id: string } };

/** Registers of others, uploaded and brought in while one waits or does something else. */
@Controller('api/v1/imports')
export class ImportsController {
  readonly #imports: Imports;

  constructor(@Inject(Imports) imports: Imports) {
    this.#imports = imports;
  }

  @Get()
  async all(@Req() request: FastifyRequest) {
    refuseQuery(request.query);
    return { imports: this.#imports.seenBy(principalOf(request)), mappings: await mappingNames() };
  }

  @Post()
  @HttpCode(202)
  async take(@Req() request: FastifyRequest): Promise<ShownImport> {
    refuseQuery(request.query);
    assertMayImport(principalOf(request));
    const upload = await readUpload(request.body, request.headers['content-type']);
    return (await this.#imports.take(principalOf(request), tokenOf(request), upload)).shown;
  }

  @Get(':id')
  one(@Req() request: ImportRequest): ShownImport {
    refuseQuery(request.query);
    return this.#imports.of(principalOf(request), request.params.id).shown;
  }

  @Post(':id/resumption')
  @HttpCode(202)
  async resume(@Req() request: ImportRequest): Promise<ShownImport> {
    refuseQuery(request.query);
    assertMayImport(principalOf(request));
    return (await this.#imports.resume(principalOf(request), tokenOf(request), request.params.id)).shown;
  }

  @Post(':id/approvals')
  @HttpCode(202)
  async approve(@Req() request: ImportRequest): Promise<ShownImport> {
    refuseQuery(request.query);
    return (await this.#imports.approve(principalOf(request), tokenOf(request), request.params.id)).shown;
  }

  @Get(':id/refused')
  async refused(@Req() request: ImportRequest) {
    const { cursor, limit } = readQuery(importRowsQuery, request.query);
    const { refused } = await this.#imports.of(principalOf(request), request.params.id).found();
    const { next, page } = pageOf(refused, cursor, limit);
    return { next, refused: page };
  }

  @Get(':id/listed')
  async listed(@Req() request: ImportRequest) {
    const { cursor, kind, limit } = readQuery(listedRowsQuery, request.query);
    const { listed } = await this.#imports.of(principalOf(request), request.params.id).found();
    const meant = kind === undefined ? listed : listed.filter((row) => row.kind === kind);
    const { next, page } = pageOf(meant, cursor, limit);
    return { listed: page, next };
  }

  @Get([':id/refused.csv', ':id/listed.csv'])
  async table(@Req() request: ImportRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseQuery(request.query);
    const { folder } = this.#imports.of(principalOf(request), request.params.id);
    const file = folder.table(request.routeOptions.url?.endsWith('refused.csv') ? 'refused' : 'listed');
    await reply.type('text/csv; charset=utf-8; header=present').send(createReadStream(file));
  }
}

const tokenOf = (request: FastifyRequest): string => request.headers.authorization ?? '';

/** Rows in their order; the cursor is how many came before. */
function pageOf<T>(rows: readonly T[], cursor: string | undefined, limit: number) {
  const from = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(from) || from < 0)
    throw new ServiceError('BAD_REQUEST', 'The cursor is not one that a list has answered.');
  const next = from + limit < rows.length ? String(from + limit) : null;
  return { next, page: rows.slice(from, from + limit) };
}
