import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';

/**
 * The id Chromium gives an unpacked extension: made from the folder's path, so it is known before the browser runs
 * and the server can be told which extension may sign in.
 * @param folder an existing folder
 * @throws when it does not exist
 */
export function unpackedExtensionId(folder: string): string {
  const place = realpathSync.native(folder);
  // Chromium hashes the path in the system's own characters: two bytes each on Windows.
  const bytes = Buffer.from(place, process.platform === 'win32' ? 'utf16le' : 'utf8');
  const digits = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return [...digits].map((digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('');
}
