import type { importsAnswer, refusedRow, listedRow, ShownImport } from '@seizure-ledger/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { z } from 'zod';
import { offersFor } from '../acts/offers.ts';
import { type Cell, cell } from '../frame/cells.ts';
import { Page, path, Redirect } from '../frame/page.ts';
import { Pages, Show, Take } from '../frame/pages.decorator.ts';
import type { Reader } from '../frame/reader.ts';
import { sendFile } from '../frame/send-file.ts';
import { uploadOf } from '../frame/upload.ts';
import { stepsFor } from './steps.ts';

type Rows<N extends string, T> = { readonly [K in N]: readonly T[] } & { readonly next: string | null };

const tables = ['listed', 'refused'] as const;
const look_ms = 1_000;
/** A browser asks again when this has come to its end. */
const looks = 600;

/** Registers of others: uploaded, followed while they are brought in, and looked at row by row. */
@Pages('imports')
export class ImportsController {
  @Show()
  async list(reader: Reader): Promise<Page> {
    const { imports, mappings } = await reader.get<z.infer<typeof importsAnswer>>('/imports');
    const rows = imports.map(({ by, file, importId, startedAt, state }): readonly Cell[] => [
      { href: path('imports', importId), kind: 'link', value: file },
      cell.status(state),
      cell.text(by),
      cell.instant(startedAt),
    ]);
    return new Page('imports/list.njk', {
      columns: ['import.file', 'case.status', 'import.by', 'import.startedAt'],
      mappings,
      // a register may tell of all of it
      mayUpload: ['seizures', 'confiscations'].every((act) =>
        offersFor(reader.me.role).some((offer) => offer.act === act),
      ),
      rows,
      title: reader.say('nav.imports'),
    });
  }

  @Take()
  async upload(reader: Reader, request: FastifyRequest): Promise<Redirect> {
    const form = uploadOf(request);
    form.delete('csrf');
    const answer = await reader.ask('/imports', { body: form, method: 'POST' });
    const { importId } = (await answer.json()) as ShownImport; // the API answers by its schema
    return new Redirect(path('imports', importId));
  }

  @Show(':id')
  async one(reader: Reader, { params }: FastifyRequest): Promise<Page> {
    const found = await importOf(reader, params);
    const here = path('imports', found.importId);
    return new Page('imports/import.njk', {
      here,
      import: found,
      ...stepsFor(found, reader.me),
      title: found.file,
      trail: trailTo(reader),
    });
  }

  /** Goes on with one that had stopped, or agrees to what it proposed. */
  @Take(':id')
  async goOn(reader: Reader, request: FastifyRequest): Promise<Redirect> {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const { id } = request.params as { readonly id: string };
    const step = form.get('step') === 'approve' ? 'approvals' : 'resumption';
    await reader.post(path('imports', id, step), randomUUID(), {});
    return new Redirect(path('imports', id));
  }

  @Show(tables.map((table) => `:id/${table}`))
  async rows(reader: Reader, request: FastifyRequest): Promise<Page> {
    const table = request.routeOptions.url?.endsWith('refused') ? 'refused' : 'listed';
    const { cursor, kind } = request.query as Readonly<Record<string, string | undefined>>;
    const found = await importOf(reader, request.params);
    const here = path('imports', found.importId);
    const query = { cursor, limit: 50, ...(table === 'listed' && { kind }) };
    const answer = await reader.get<
      Rows<'listed', z.infer<typeof listedRow>> & Rows<'refused', z.infer<typeof refusedRow>>
    >(`${here}/${table}`, query);
    const rows: readonly (readonly Cell[])[] =
      table === 'listed'
        ? answer.listed.map((row) => [
            cell.text(String(row.row)),
            cell.case(row.caseId),
            { kind: 'text', value: reader.say(`import.${row.kind}`) },
            cell.text(row.text),
          ])
        : answer.refused.map((row) => [
            cell.text(String(row.row)),
            cell.case(row.caseId),
            cell.text(row.code),
            cell.text(row.reason),
          ]);
    return new Page('imports/rows.njk', {
      columns: ['import.row', 'case.case', 'import.kind', 'import.says'],
      csv: `${here}/${table}.csv`,
      kicker: found.file,
      next: answer.next,
      query: kind === undefined ? '' : `kind=${encodeURIComponent(kind)}`,
      rows,
      title: reader.say(table === 'listed' ? 'import.listed' : 'import.refused'),
      trail: [...trailTo(reader), { href: here, text: found.file }],
    });
  }

  @Show(tables.map((table) => `:id/${table}.csv`))
  async table(reader: Reader, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { id } = request.params as { readonly id: string };
    const table = request.routeOptions.url?.endsWith('refused.csv') ? 'refused' : 'listed';
    const content = await reader.ask(`${path('imports', id)}/${table}.csv`, { method: 'GET' });
    sendFile(reply, { content, name: `${table}.csv`, type: 'text/csv; charset=utf-8' });
  }

  /** How far it is, as events (HTML, server-sent events). */
  @Show(':id/progress')
  async progress(reader: Reader, { params }: FastifyRequest, reply: FastifyReply): Promise<void> {
    void reply
      .header('cache-control', 'no-store')
      .type('text/event-stream')
      .send(Readable.from(progressOf(reader, params)));
  }
}

async function* progressOf(reader: Reader, params: unknown): AsyncGenerator<string> {
  for (let look = 0; look < looks; look += 1) {
    const { progress = { done: 0, total: 0 }, state } = await importOf(reader, params);
    const event = state === 'running' || state === 'done' ? state : 'failed';
    yield `event: ${event}\ndata: ${JSON.stringify(progress)}\n\n`;
    if (event !== 'running') return;
    await setTimeout(look_ms);
  }
}

const importOf = (reader: Reader, params: unknown): Promise<ShownImport> =>
  reader.get<ShownImport>(path('imports', (params as { readonly id: string }).id));

const trailTo = (reader: Reader) => [{ href: '/imports', text: reader.say('nav.imports') }];
