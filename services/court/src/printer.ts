import type { Paper, Sheet } from '@seizure-ledger/paper';
import type { ReadBytes } from '@seizure-ledger/service-kit';
import type { FastifyReply } from 'fastify';
import type { PrintedFor } from './print/summary-sheet.ts';

/** What prints, and what it needs to know besides. */
export class Printer {
  readonly #paper: Paper;
  readonly #publicUrl: string;

  constructor(paper: Paper, publicUrl: string) {
    this.#paper = paper;
    this.#publicUrl = publicUrl;
  }

  for(language: PrintedFor['language']): PrintedFor {
    return { language, publicUrl: this.#publicUrl };
  }

  /** A sheet as an answer, to be shown or kept under a name. */
  async answer(
    reply: FastifyReply,
    sheet: Sheet,
    { name, position }: { readonly name: string; readonly position: string },
  ): Promise<ReadBytes> {
    const body = await this.#paper.print(sheet);
    const file = `${name}-${sheet.language}.pdf`.replaceAll(':', '_');
    void reply.headers({
      'content-disposition': `inline; filename="${file}"`,
      'content-language': sheet.language,
    });
    return { besides: `pdf-${sheet.language}`, body, contentType: 'application/pdf', position };
  }

  /** Called by Nest when the service ends. */
  async onModuleDestroy(): Promise<void> {
    await this.#paper.close();
  }
}
