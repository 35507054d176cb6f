import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { own, resolved } from './own-files.ts';

export interface Asset {
  readonly bytes: Buffer;
  readonly type: string;
}

/**
 * govuk-frontend's style sheet in our fonts: its own are for the government of one country only. What Sarabun has not
 * is shown in a font of the machine.
 */
function styleSheet(): string {
  const design = readFileSync(resolved('govuk-frontend/dist/govuk/govuk-frontend.min.css'), 'utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', 'Sarabun,"Noto Sans",system-ui,sans-serif');
  const fonts = weights.map((weight) =>
    readFileSync(resolved(`@fontsource/sarabun/${weight}.css`), 'utf8')
      .replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
      .replaceAll('./files/', '/assets/'),
  );
  return [...fonts, design, readFileSync(own('assets/console.css'), 'utf8')].join('\n');
}

const weights = [400, 700] as const;
const scripts = ['latin', 'latin-ext', 'thai', 'vietnamese'] as const;

const fonts = weights.flatMap((weight) =>
  scripts.map((script) => `sarabun-${script}-${weight}-normal.woff2`),
);

/** Everything that pages load, by the name under which it is served. */
export const assets: ReadonlyMap<string, Asset> = new Map<string, Asset>([
  ['console.css', { bytes: Buffer.from(styleSheet()), type: 'text/css; charset=utf-8' }],
  ...fonts.map(
    (name) =>
      [
        name,
        { bytes: readFileSync(resolved(`@fontsource/sarabun/files/${name}`)), type: 'font/woff2' },
      ] as const,
  ),
]);

/** Changes when what pages load changes, so that browsers may keep it. */
export const assetsVersion = createHash('sha256')
  .update(Buffer.concat([...assets.values()].map(({ bytes }) => bytes)))
  .digest('hex')
  .slice(0, 12);
