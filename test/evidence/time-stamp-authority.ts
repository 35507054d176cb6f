import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

/** A time stamp authority of OpenSSL's, over HTTP. */
export interface TimeStampAuthority {
  /** PEM file of the certificate that its stamps lead to. */
  readonly certificates: string;
  readonly server: Server;
  readonly url: string;
}

export async function startTimeStampAuthority(folder: string): Promise<TimeStampAuthority> {
  const file = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder });
    if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr.toString()}`);
  };
  writeFileSync(file('usage'), 'extendedKeyUsage=critical,timeStamping\n');
  writeFileSync(file('serial'), '01\n');
  writeFileSync(file('config'), config(folder));
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Root',
    '-days',
    '30',
  );
  openssl('req', ...newKey, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Time');
  const signed = [
    '-in',
    'tsa.csr',
    '-out',
    'tsa.pem',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
  ];
  openssl('x509', '-req', ...signed, '-extfile', 'usage', '-days', '30');
  const stamp = (query: Uint8Array): Uint8Array => {
    writeFileSync(file('query'), query);
    openssl('ts', '-reply', '-config', 'config', '-queryfile', 'query', '-out', 'reply');
    return readFileSync(file('reply'));
  };
  const server = createServer((request, response) => {
    const answer = async () => {
      const reply = stamp(await buffer(request));
      response.setHeader('content-type', 'application/timestamp-reply').end(reply);
    };
    void answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // a server that listens on a port has an address of this form
  const { port } = server.address() as AddressInfo;
  return { certificates: file('ca.pem'), server, url: `http://127.0.0.1:${port}/` };
}

const config = (folder: string): string => `[tsa]
default_tsa = one
[one]
serial = ${join(folder, 'serial')}
crypto_device = builtin
signer_cert = ${join(folder, 'tsa.pem')}
certs = ${join(folder, 'ca.pem')}
signer_key = ${join(folder, 'tsa.key')}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
`;
