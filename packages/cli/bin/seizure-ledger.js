#!/usr/bin/env node
// Plain JavaScript, and nothing newer than Node 20: this file runs before Node 24 and the build are there.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildIfStale, root } from './build.js';
import { runOn } from './run-on.js';

const windows = process.platform === 'win32';
const projectNode = `${root}/node_modules/node-${windows ? 'win' : process.platform}-${process.arch}/bin/node${windows ? '.exe' : ''}`;

if (Number(process.versions.node.split('.')[0]) < 24) await startAgainOnProjectNode();
else await start();

async function startAgainOnProjectNode() {
  if (!existsSync(projectNode))
    fail(
      `Node ${process.versions.node} is too old, and the project's own is not there: run npm ci, or install Node 24 where none comes with it (macOS).`,
    );
  await runOn(projectNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
}

async function start() {
  if (!(await buildIfStale())) fail('The build failed; the messages above say where.');
  const { main } = await import('../dist/index.js');
  await main(process.argv.slice(2));
}

function fail(reason) {
  process.stderr.write(`seizure-ledger: ${reason}\n`);
  process.exit(1);
}
