/** One line of JSON per event. Never bodies, tokens, passwords or page text: callers pass names, ids, numbers. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: Readonly<Record<string, string | number | boolean | null>>) => void;

export const logToStdout: Log = (level, event, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
};

export const logNowhere: Log = () => undefined;
