import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * The wanted TCP port on 127.0.0.1 when nobody listens on it, else any free one.
 * @param wanted 1–65535
 */
export async function freePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? wanted;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const taken = (probe.address() as AddressInfo).port;
      probe.close(() => done(taken));
    });
  });
}
