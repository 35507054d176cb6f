import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { veraPdfJar } from '../../infra/native/bring-verapdf.ts';
import type { Person } from '../person.ts';
import type { SuiteNeeds } from '../required-suite.ts';

/** What it takes to read a PDF and to judge it. */
export const paperNeeds: SuiteNeeds = {
  available:
    spawnSync('pdftotext', ['-v']).status === 0 &&
    spawnSync('java', ['--version']).status === 0 &&
    existsSync(veraPdfJar),
  kind: 'paper',
  reason: 'there is no pdftotext, Java or veraPDF here: .ci/machine brings them',
};

export interface Printed {
  readonly bytes: Uint8Array;
  readonly headers: Headers;
  readonly status: number;
}

export async function print({ authorization, url }: Person, path: string, language = 'en'): Promise<Printed> {
  const headers = { accept: 'application/pdf', 'accept-language': language, authorization };
  const answer = await fetch(`${url}/api/v1${path}`, { headers });
  return { bytes: await answer.bytes(), headers: answer.headers, status: answer.status };
}

/** What a program makes of a PDF that is put into a file for it. */
async function asked<T>(pdf: Uint8Array, ask: (file: string) => T | Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'printed-'));
  const file = join(folder, 'printed.pdf');
  await writeFile(file, pdf);
  try {
    return await ask(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Its words, line by line as they are seen. */
export const textOf = (pdf: Uint8Array): Promise<string> =>
  asked(pdf, (file) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }));

/** A machine that is busy with other tests starts veraPDF in minutes. */
export const judging_ms = 600_000;

/** What veraPDF says of each against PDF/A-2a (tags and language too): `PASS`, or what is wrong. Its start is what takes long. */
export async function verdictsOn(pdfs: readonly Uint8Array[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'judged-'));
  const files = pdfs.map((_, n) => join(folder, `${n}.pdf`));
  for (const [n, pdf] of pdfs.entries()) await writeFile(files[n] ?? '', pdf);
  const options = ['--flavour', '2a', '--format', 'text', '-v'];
  const main = 'org.verapdf.apps.GreenfieldCliWrapper';
  const args = ['-XX:TieredStopAtLevel=1', '-cp', veraPdfJar, main, ...options, ...files];
  const stdout = await said('java', args);
  await rm(folder, { recursive: true });
  return files.map((file) => {
    const said = stdout.slice(Math.max(0, stdout.indexOf(file) - 'PASS '.length));
    return said.startsWith(`PASS ${file} 2a`) ? 'PASS' : said;
  });
}

/** What a command says, whether it finds fault or not. */
const said = (command: string, args: readonly string[]): Promise<string> =>
  new Promise((done) => execFile(command, args, (_, stdout) => done(stdout)));

/** What poppler says of its signatures. */
export const signaturesOf = (pdf: Uint8Array): Promise<string> =>
  asked(pdf, (file) => execFileSync('pdfsig', [file], { encoding: 'utf8' }));

/** Its first page as a PNG. */
export const pictureOf = (pdf: Uint8Array): Promise<Uint8Array> =>
  asked(pdf, (file) => {
    execFileSync('pdftoppm', ['-r', '150', '-f', '1', '-l', '1', '-singlefile', '-png', file, file]);
    return readFile(`${file}.png`);
  });
