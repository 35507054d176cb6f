import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bring, cached, run } from './cache.ts';

const version = '1.28.2';

/** veraPDF, which tells whether a document is PDF/A; one jar, from Maven, that Java 17 runs. */
export const veraPdfJar = join(cached(`verapdf-${version}`), `greenfield-apps-${version}.jar`);

/** @throws {Error} there is no Maven here, or it could not bring it. */
export async function bringVeraPdf(): Promise<void> {
  const isUsable = (place: string): boolean => existsSync(join(place, `greenfield-apps-${version}.jar`));
  await bring(`verapdf-${version}`, isUsable, (place) => {
    const artifact = `-Dartifact=org.verapdf.apps:greenfield-apps:${version}`;
    run('mvn', '--quiet', '--batch-mode', 'dependency:get', artifact, '-Dtransitive=false');
    run('mvn', '--quiet', '--batch-mode', 'dependency:copy', artifact, `-DoutputDirectory=${place}`);
  });
}

if (import.meta.main) await bringVeraPdf();
