import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from './index.ts';

const commands = ['start', 'import', 'export', 'verify', 'token', 'doctor', 'migrate', 'rebuild'] as const;
const who = ['--subject', 'inv-1', '--agency', 'TH-CCIB', '--jurisdiction', 'TH'];

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Runs the command line in this process. */
async function run(...args: readonly string[]) {
  const said = { err: '', out: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((said.out += String(text))));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said.err += String(text))));
  vi.spyOn(console, 'error').mockImplementation((text) => void (said.err += String(text)));
  await main(args);
  return { code: process.exitCode, ...said };
}

describe('the command line', () => {
  it.each(commands)('shows the options of %s and an example, and ends with 0', async (command) => {
    const { code, err, out } = await run(command, '--help');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: seizure-ledger ${command}`));
    expect(out).toMatch(new RegExp(`Examples?:\n  \\$ seizure-ledger ${command}`));
    expect(out).toContain('--data <dir>');
    expect(out).toContain('--json');
  });

  it.each([
    ['no command', [], 'Usage: seizure-ledger'],
    ['a command that there is not', ['steal'], "unknown command 'steal'"],
    ['a flag that there is not', ['doctor', '--nonsense'], "unknown option '--nonsense'"],
    ['a flag without its value', ['verify', '--all', '--data'], '--data <dir>'],
    ['an argument too many', ['doctor', 'everything'], 'too many arguments'],
    ['start on no port', ['start', '--port', 'http'], "'--port <port>' argument 'http'"],
    ['start on a port beyond all ports', ['start', '--port', '65536'], '0 to 65535'],
    [
      'witness on no port',
      ['witness', '--ledger', 'k', '--folder', 'f', '--name', 'n', '--port', 'http'],
      "'--port <number>' argument 'http'",
    ],
    ['verify without --all', ['verify'], '--all'],
    ['verify where no ledger is', ['verify', '--all', '--data', '/nowhere'], 'no ledger in /nowhere: name'],
    ['export where no ledger is', ['export', '--data', '/nowhere'], 'no ledger in /nowhere: name'],
    ['token without a role', ['token', ...who], '--role <role>'],
    ['token of a role that there is not', ['token', '--role', 'boss', ...who], '--role: Invalid option'],
    [
      'token of a subject that is no id',
      ['token', '--role', 'court', ...who, '--subject', 'a b'],
      '--subject: must',
    ],
    ['import without a file', ['import', '--mapping', 'm.json'], "argument 'file'"],
    ['import without a mapping', ['import', 'register.csv'], '--mapping <file>'],
    ['import without a token', ['import', 'register.csv', '--mapping', 'm.json'], '--token'],
    ['import of no mapping', ['import', 'r.csv', '--mapping', '/m.json', '--token', 't'], '/m.json'],
  ])('called wrongly, %s, says so on stderr alone and ends with 2', async (_, args, says) => {
    const { code, err, out } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
    expect(err).not.toContain('    at ');
  });

  it('in an environment that can’t be names every wrong variable and ends with 2', async () => {
    vi.stubEnv('LOG_LEVEL', 'loud');
    vi.stubEnv('PORT', 'http');
    const { code, err } = await run('doctor');
    expect([code, err]).toEqual([2, expect.stringMatching(/LOG_LEVEL.*\n.*PORT/)]);
  });

  it('say why what is printed can’t be signed', async () => {
    vi.stubEnv('PDF_CERTIFICATE', '/nowhere/court.pem');
    vi.stubEnv('PDF_KEY', '/nowhere/court.key');
    const { code, out } = await run('doctor', '--port', '0');
    expect([code, out]).toEqual([1, expect.stringContaining('/nowhere/court.pem can’t be read')]);
  });
});
