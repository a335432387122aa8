import { normalText } from '../normal-text.ts';

/**
 * Hosts a SiteDomain tag names: one, or several parted by commas, spaces or semicolons; scheme, path, port and a dot at the
 * end are left out. Lower case, Chinese names as punycode. Words that are no host are left out.
 */
export function namedHosts(content: string): readonly string[] {
  const hosts: string[] = [];
  for (const part of normalText(content.slice(0, 2000)).split(/[\s,;、，；|]+/)) {
    const host = hostOf(part);
    if (host !== null && !hosts.includes(host)) hosts.push(host);
  }
  return hosts;
}

/** Without `www.` in front. */
export function bareHost(host: string): string {
  return host.replace(/^www\./, '');
}

/** Whether a host is that of the named site: the same but for `www.`, or below it. */
export function belongsTo(host: string, named: string): boolean {
  const [own, other] = [bareHost(host), bareHost(named)];
  return own === other || own.endsWith(`.${other}`);
}

function hostOf(part: string): string | null {
  const address = /^[a-z]+:\/\//i.test(part) ? part : `http://${part.replace(/^\/\//, '')}`;
  try {
    const host = new URL(address).hostname.replace(/\.$/, '');
    return host.includes('.') ? host : null;
  } catch {
    return null;
  }
}
