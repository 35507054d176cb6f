import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mintToken } from '@seizure-ledger/service-kit';
import { importRegister } from 'seizure-ledger/import';
import { startServer } from '../processes/start.ts';
import { rate, type Row } from '../row.ts';

const program = fileURLToPath(import.meta.resolve('seizure-ledger/bin'));
const mapping = fileURLToPath(
  import.meta.resolve('@seizure-ledger/register/mappings/cook-county-forfeitures.mapping.json'),
);

/** The register of SEIZURE_DATA_DIR into a new ledger, once, over HTTP; nothing where there is no register. */
export async function importRow(): Promise<Row | undefined> {
  const file = join(process.env['SEIZURE_DATA_DIR'] ?? '', 'cook-county-forfeitures.csv');
  if (!existsSync(file)) {
    console.log('import             not measured: SEIZURE_DATA_DIR names no folder with a register');
    return undefined;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-import-'));
  const ledger = await startServer(program, ['start', '--port', '0', '--data', dataDir]);
  const who = { agency: "Cook County State's Attorney", jurisdiction: 'US-IL', role: 'prosecutor' } as const;
  const options = {
    approverToken: await mintToken(dataDir, { ...who, subject: 'approver' }),
    file,
    mapping,
    out: join(dataDir, 'results'),
    token: await mintToken(dataDir, { ...who, subject: 'importer' }),
    url: ledger.url,
  };
  const rows = 23_106;
  return {
    async end() {
      await ledger.stop();
      await rm(dataDir, { force: true, recursive: true });
    },
    name: 'import',
    ours: () => rate(rows, async () => void (await importRegister(options))),
    repeats: 1,
    settings: { rows },
    unit: 'rows/s',
  };
}
