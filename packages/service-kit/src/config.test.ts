import { expect, it } from 'vitest';
import { ConfigError, readConfig, shownConfig } from './config.ts';

it('an empty environment is a standalone ledger on embedded storage', () => {
  expect(readConfig({})).toMatchObject({ EVENT_LOG: 'embedded', PORT: 8080, READ_MODEL: 'embedded' });
});

it('every wrong variable is named at once, in the words of what it may be', () => {
  const read = () => readConfig({ EVENT_LOG: 'kafka', PORT: '80a', READ_MODEL: 'mongodb' });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/PORT: must be a port/);
  expect(() => readConfig({ EVENT_LOG: 'kafka', READ_MODEL: 'mongodb' })).toThrow(
    /KAFKA_BROKERS: is needed[^]*MONGODB_URI: is needed/,
  );
});

it('a certificate to sign by needs its key, and a key its certificate', () => {
  expect(() => readConfig({ PDF_CERTIFICATE: 'court.pem' })).toThrow(/PDF_KEY: is needed/);
  expect(() => readConfig({ PDF_KEY: 'court.key' })).toThrow(/PDF_CERTIFICATE: is needed/);
});

it('a password is never shown, not even inside an address', () => {
  const config = readConfig({
    EVENT_LOG: 'kafka',
    KAFKA_BROKERS: 'a:9092, b:9092',
    KAFKA_SASL_PASSWORD: 'geheim',
    KAFKA_SASL_USERNAME: 'ledger',
    MONGODB_URI: 'mongodb://ledger:geheim@db/ledger',
  });
  expect(config.KAFKA_BROKERS).toEqual(['a:9092', 'b:9092']);
  expect(JSON.stringify(shownConfig(config))).not.toContain('geheim');
  expect(shownConfig(config)).toMatchObject({ MONGODB_URI: 'mongodb://ledger:***@db/ledger' });
});
