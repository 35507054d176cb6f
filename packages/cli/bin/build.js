import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** Builds unless the last good build began after the youngest source was written: asking the compiler takes a second, this 20 ms. The very first build, of a fresh checkout, only emits: its types were checked before they were committed, and a first start takes half the time. True when the build is good. */
export async function buildIfStale() {
  return isFresh() || build(existsSync(stamp) ? [] : ['--noCheck']);
}

/** Compiles every room that has changed. Speaks on stderr only, so that a command's own output stays clean. True when there was no error. */
export async function build(options = []) {
  const began = new Date();
  const compiler = spawn(
    process.execPath,
    [
      `${root}/node_modules/typescript/bin/tsc`,
      '--build',
      '--verbose',
      '--pretty',
      'false',
      ...options,
      root,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise((resolve) => compiler.once('close', resolve));
  await showProgress(compiler.stdout);
  if ((await ended) !== 0) return false;
  await (await import('../../evidence/page/make.js')).makePage();
  writeFileSync(stamp, '');
  utimesSync(stamp, began, began);
  return true;
}

const stamp = `${root}/packages/cli/dist/.built`;

function isFresh() {
  if (!existsSync(stamp) || !rooms().every((room) => existsSync(`${room}/dist/index.js`))) return false;
  const built = statSync(stamp).mtimeMs;
  return sources().every((source) => statSync(source).mtimeMs < built);
}

/** The folders of all rooms. */
export function rooms() {
  return ['packages', 'services']
    .flatMap((floor) => readdirSync(`${root}/${floor}`).map((room) => `${root}/${floor}/${room}`))
    .filter((room) => existsSync(`${room}/tsconfig.json`));
}

/** Folders too, so that a file that went away counts. */
function sources() {
  const written = rooms().flatMap((room) => [
    `${room}/tsconfig.json`,
    `${room}/package.json`,
    ...readdirSync(`${room}/src`, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/src/${file}`),
  ]);
  return [`${root}/tsconfig.json`, `${root}/tsconfig.base.json`, ...written];
}

/** Rewrites one line on a terminal, prints a single one elsewhere; what is not about progress is an error and is shown as it is. */
async function showProgress(output) {
  const terminal = process.stderr.isTTY;
  const total = rooms().length;
  const reached = new Set();
  if (!terminal)
    process.stderr.write(`Building ${total} rooms (the first time this takes some seconds) ...\n`);
  for await (const line of createInterface({ input: output })) {
    if (isChatter(line)) {
      const room = /^\d.*((packages|services)\/[\w-]+)\/tsconfig\.json/.exec(line)?.[1];
      if (room !== undefined) reached.add(room);
      if (terminal) process.stderr.write(`\r\x1b[KBuilding room ${reached.size} of ${total}`);
    } else {
      process.stderr.write(`${terminal ? '\r\x1b[K' : ''}${line}\n`);
    }
  }
  if (terminal) process.stderr.write('\r\x1b[K');
}

/** Lines of `--verbose` start with the time of day; blank ones and a list of projects stand between them. */
function isChatter(line) {
  return line.trim() === '' || /^(\d+:\d+:\d+| {4}\* )/.test(line);
}

if (import.meta.main) process.exitCode = (await build()) ? 0 : 1;
