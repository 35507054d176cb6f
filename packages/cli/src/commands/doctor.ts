import { readConfig } from '@seizure-ledger/service-kit';
import { Command } from 'commander';
import { constants } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';

interface Check {
  readonly name: string;
  readonly wrong?: string;
  readonly found: string;
}

const example = `
Example:
  $ seizure-ledger doctor --config`;

/** `doctor`: looks at what the ledger needs, and says what to do. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check Node, port and folder, and say what to do')
    .option('--config', 'print the configuration in force')
    .addHelpText('after', example)
    .action(async ({ config }: { readonly config?: true }) => {
      const inForce = readConfig(process.env);
      if (config) process.stdout.write(`${JSON.stringify(inForce, null, 2)}\n`);
      const checks = [node(), await port(inForce.HOST, inForce.PORT), await folder(inForce.DATA_DIR)];
      for (const { found, name, wrong } of checks) {
        process.stdout.write(
          `${wrong === undefined ? 'ok ' : 'BAD'} ${name}: ${found}${wrong === undefined ? '' : `. ${wrong}`}\n`,
        );
      }
      process.exitCode = checks.some(({ wrong }) => wrong !== undefined) ? 1 : 0;
    });
}

function node(): Check {
  const old = Number(process.versions.node.split('.')[0]) < 24;
  return {
    found: process.versions.node,
    name: 'Node',
    ...(old && { wrong: 'Run npm ci: the project brings Node 24.' }),
  };
}

async function port(host: string, wanted: number): Promise<Check> {
  const free = await new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(wanted, host, () => server.close(() => resolve(true)));
  });
  const found = `${host}:${wanted}`;
  return { found, name: 'Port', ...(!free && { wrong: 'It is taken: set PORT or start with --port.' }) };
}

async function folder(dataDir: string): Promise<Check> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
    const { bavail, bsize } = await statfs(dataDir);
    const free_gib = (bavail * bsize) / 2 ** 30;
    const tight = free_gib < 1 && { wrong: 'Make room: acts are refused when the disk is full.' };
    return { found: `${dataDir}, ${free_gib.toFixed(1)} GiB free`, name: 'Data', ...tight };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      found: dataDir,
      name: 'Data',
      wrong: `It can’t be written (${why}): set DATA_DIR or start with --data.`,
    };
  }
}
