import { createHash } from 'node:crypto';
import { pageScript, pageStyle } from '../pages/page.ts';
import { passkeyScript } from '../pages/passkey-script.ts';

/**
 * Headers of every page: nothing may load but pictures of this server on the pages that show some, only our one style and our scripts (by hash) may run, forms go to this server
 * and, while signing in, on to the extension that asked.
 * Referrer-Policy is not `no-referrer`, because browsers then send `Origin: null` with forms.
 */
export function pageHeaders(publicUrl: string, formTarget?: string, pictures = false): Record<string, string> {
  const forms = formTarget === undefined ? "'self'" : `'self' ${new URL(formTarget).origin}`;
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; ${pictures ? "img-src 'self'; " : ''}style-src '${hashes.style}'; script-src '${hashes.script}' '${hashes.passkey}'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

const hashes = { style: hashOf(pageStyle), script: hashOf(pageScript), passkey: hashOf(passkeyScript) };

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
