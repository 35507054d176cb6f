import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { page } from './place.js';

/** Makes it of `verify-receipt.html` and the verifier that the command uses too. Its policy lets it run only its own script, and speak to nobody. */
export async function makePage() {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../src/receipt/page.ts', import.meta.url)),
    platform: 'browser',
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'verifier' });
  await bundle.close();
  const source = readFileSync(new URL('verify-receipt.html', import.meta.url), 'utf8');
  const html = source.replace('/* VERIFIER */', () => output[0].code);
  const policy = `default-src 'none'; script-src ${hashOf(html, 'script')}; style-src ${hashOf(html, 'style')}; base-uri 'none'; form-action 'none'`;
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, html.replace('POLICY', policy));
  return page;
}

function hashOf(html, tag) {
  const content = new RegExp(`<${tag}>([^]*)</${tag}>`).exec(html)?.[1] ?? '';
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
