import { connect, type Socket } from 'node:net';

/** Firefox's own remote control, spoken over its socket: no driver program is needed. */
export interface Marionette {
  /** Sends one command and waits for its result. @throws with Firefox's own words when it fails */
  readonly send: <T = unknown>(command: string, parameters?: Readonly<Record<string, unknown>>) => Promise<T>;
  readonly close: () => void;
}

/**
 * Connects to a Firefox that was started with `--marionette`, trying until it listens.
 * @param port where it listens on this machine
 * @param patience milliseconds
 */
export async function openMarionette(port: number, patience = 60_000): Promise<Marionette> {
  const socket = await reach(port, Date.now() + patience);
  const waiting = new Map<number, { readonly done: (value: never) => void; readonly failed: (problem: Error) => void }>();
  let buffer = Buffer.alloc(0);
  let last = 0;
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let frame = takeFrame(); frame !== null; frame = takeFrame()) answer(frame);
  });
  socket.on('close', () => {
    for (const { failed } of waiting.values()) failed(new Error('Firefox closed the connection'));
    waiting.clear();
  });

  /** One message `length:json` from the front of the buffer; null when it has not come whole. */
  function takeFrame(): unknown {
    const colon = buffer.indexOf(':');
    if (colon < 0) return null;
    const length = Number(buffer.subarray(0, colon).toString());
    if (buffer.length < colon + 1 + length) return null;
    const text = buffer.subarray(colon + 1, colon + 1 + length).toString();
    buffer = buffer.subarray(colon + 1 + length);
    return JSON.parse(text);
  }

  function answer(frame: unknown): void {
    if (!Array.isArray(frame)) return; // the greeting
    const [, id, error, result] = frame as [number, number, { error: string; message: string } | null, never];
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.failed(new Error(`${error.error}: ${error.message}`));
    else asked?.done(result);
  }

  return {
    send: (command, parameters = {}) => new Promise((done, failed) => {
      const id = (last += 1);
      waiting.set(id, { done, failed });
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    }),
    close: () => socket.destroy(),
  };
}

async function reach(port: number, until: number): Promise<Socket> {
  for (;;) {
    const socket = await new Promise<Socket | null>((done) => {
      const trying = connect(port, '127.0.0.1', () => done(trying));
      trying.on('error', () => done(null));
    });
    if (socket) return socket;
    if (Date.now() > until) throw new Error('Firefox does not listen');
    await new Promise((later) => setTimeout(later, 200));
  }
}
