import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { schemathesis } from '../../infra/native/bring-schemathesis.ts';
import type { Person } from '../person.ts';

/** One request that was made, and its answer. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

export interface Run {
  readonly exchanges: readonly Exchange[];
  /** What it found that is not as the document says, in its own words; empty when there is nothing. */
  readonly found: string;
}

export interface RunOptions {
  /** Requests made up for each operation, besides those that it derives from the document. */
  readonly examples: number;
  /** Ids that are in the ledger, by the name of the path's parameter: made-up ones alone would hardly ever meet any. */
  readonly known: Readonly<Record<string, readonly string[]>>;
}

/** A server error is not among them: 503 is a proper answer to who asks for what is not there yet, see the test. */
const checks = [
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
];

/** Asks everything that the document of a ledger describes, as one person. */
export async function runSchemathesis(person: Person, { examples, known }: RunOptions): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'schemathesis-'));
  try {
    const [config, report] = [join(folder, 'config.toml'), join(folder, 'report.har')];
    await writeFile(config, configOf(known));
    const options = {
      checks: checks.join(),
      'generation-database': 'none',
      header: `Authorization: ${person.authorization}`,
      'max-examples': examples,
      phases: examples > 2 ? 'examples,coverage,fuzzing' : 'fuzzing',
      report: 'har',
      'report-har-path': report,
      // one approval may be of 10,000 proposals, for which its own ten seconds are few where others have the processors
      'request-timeout': 120,
      seed: 1,
      'suppress-health-check': 'all',
      warnings: 'off',
      // Python before 3.12 parses source in two threads at once with "AST constructor recursion depth mismatch" (CPython issue 106905).
      workers: 1,
    };
    const found = await outputOf(folder, [
      `--config-file=${config}`,
      'run',
      `${person.url}/api/openapi.json`,
      ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
      '--continue-on-failure',
      '--no-color',
      '--no-shrink',
    ]);
    return { exchanges: exchangesOf(await readFile(report, 'utf8')), found };
  } finally {
    await rm(folder, { force: true, recursive: true });
  }
}

/** TOML, of which these are the only values that are not plain. */
function configOf(known: RunOptions['known']): string {
  const names = Object.keys(known);
  const lists = names.map((name) => `[dictionaries.${name}]\nvalues = ${JSON.stringify(known[name])}`);
  const parameters = names.map((name) => `"path.${name}" = { dictionary = "${name}", probability = 0.8 }`);
  const hooks = JSON.stringify(join(import.meta.dirname, 'hooks.py'));
  return [`hooks = ${hooks}`, ...lists, '[parameters]', ...parameters].join('\n');
}

interface Failed {
  readonly code?: unknown;
  readonly stdout?: unknown;
}

/** What it printed where it found something. @throws {Error} it could not run. */
async function outputOf(cwd: string, args: readonly string[]): Promise<string> {
  try {
    await promisify(execFile)(schemathesis.python, ['-m', 'schemathesis.cli', ...args], {
      cwd,
      maxBuffer: 64 * 1024 * 1024,
    });
    return '';
  } catch (error) {
    const { code, stdout } = error as Failed; // what execFile rejects with
    if (code === 1 && typeof stdout === 'string') return stdout;
    throw error;
  }
}

interface HarEntry {
  readonly request: { readonly method: string; readonly url: string };
  readonly response: {
    readonly status: number;
    readonly content: { readonly encoding?: string; readonly text?: string };
  };
}

function exchangesOf(har: string): readonly Exchange[] {
  const entries: readonly HarEntry[] = JSON.parse(har).log.entries;
  return entries.map(({ request, response }) => {
    const { encoding, text = '' } = response.content;
    const plain = encoding === 'base64' ? Buffer.from(text, 'base64').toString() : text;
    return { method: request.method, status: response.status, text: plain, url: request.url };
  });
}
