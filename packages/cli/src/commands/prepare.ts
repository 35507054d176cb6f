import { prepareGround, readConfig, shownConfig } from '@seizure-ledger/service-kit/ground';
import { Command } from 'commander';
import { pino } from 'pino';

const example = `
Example:
  $ EVENT_LOG=kafka KAFKA_BROKERS=localhost:9092 READ_MODEL=mongodb MONGODB_URI=mongodb://localhost seizure-ledger prepare

It may be run before every start: what is there stays as it is. Exit code 1: something is there and not as it must be.`;

/** `prepare`: makes what the services of a ledger share, where the environment says. */
export function prepareCommand(): Command {
  return new Command('prepare')
    .description('make topics, read model and keys for services that are processes of their own')
    .option('--json', 'print the configuration it was done by as JSON')
    .addHelpText('after', example)
    .action(prepare);
}

async function prepare({ json }: { readonly json?: true }): Promise<void> {
  const config = readConfig(process.env);
  await prepareGround(config, pino({ level: config.LOG_LEVEL }, pino.destination(2)));
  const { EVENT_LOG, READ_MODEL } = config;
  process.stdout.write(
    json
      ? `${JSON.stringify(shownConfig(config))}\n`
      : `Prepared: event log (${EVENT_LOG}), read model (${READ_MODEL}), keys.\n`,
  );
}
