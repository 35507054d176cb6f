import { tokenBy } from '../data-folder.ts';
import { progressBar } from '../progress-bar.ts';
import { DemoClient, type DemoAct } from './demo-client.ts';
import { scenario } from './scenario.ts';

/**
 * Fills an empty ledger, through the HTTP services, with a made-up scam network modelled on published figures of
 * such cases.
 */
export async function fillWithDemo(url: string, dataDir: string): Promise<void> {
  const client = new DemoClient(url, (who) => tokenBy(dataDir, who));
  const bar = progressBar('acts');
  const acts: readonly DemoAct[] = scenario(new Date());
  if (!process.stderr.isTTY) process.stderr.write(`Recording a demo of ${acts.length} acts …\n`);
  let done = 0;
  for (const act of acts) {
    await client.perform(act);
    done += 1;
    bar.show(done, acts.length);
  }
  bar.end();
  process.stdout.write(
    [
      `The demo recorded ${acts.length} acts. Look at:`,
      `  ${url}/                                   cases with their balances`,
      `  ${url}/cases/DEMO-TH-01                   the case with 200 victims and one distribution`,
      `  ${url}/api/v1/cases/DEMO-TH-01/restitution-summary   what the court reads (bearer token)`,
      `  ${url}/api/openapi.json                   the whole API`,
      '',
    ].join('\n'),
  );
}
