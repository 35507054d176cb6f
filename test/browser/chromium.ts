import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describeWhere } from '../required-suite.ts';

const executablePath = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `describe` for what a person does in a browser. */
export const describeInBrowser = describeWhere({
  available: existsSync(executablePath),
  kind: 'browser',
  reason: 'there is no Chromium in /usr/bin: install the package chromium',
});

export const openBrowser = (): Promise<Browser> => chromium.launch({ args: flags, executablePath });
