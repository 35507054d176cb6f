import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from './fonts.ts';

/** A process that does nothing but set sheets, one after the other: each message is one, and so is each answer. */
export type SetAnswer = { readonly pdf: Uint8Array } | { readonly fault: string };

const folder = join(import.meta.dirname, '../typst');
const compiler = NodeCompiler.create({
  fontArgs: [{ fontBlobs: [...fontFiles()] }],
  workspace: folder,
});

function answerTo(sheet: string): SetAnswer {
  const compiled = compiler.compile({ inputs: { sheet }, mainFilePath: join(folder, 'paper.typ') });
  if (!compiled.result) return { fault: faultOf(compiled) };
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2a' });
  compiler.evictCache(0);
  return { pdf };
}

function faultOf(compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeError();
  return error ? JSON.stringify(compiler.fetchDiagnostics(error)) : 'nothing was set';
}

process.on('message', (sheet: string) => {
  try {
    process.send?.(answerTo(sheet));
  } catch (error) {
    process.send?.({ fault: error instanceof Error ? error.message : String(error) });
  }
});
