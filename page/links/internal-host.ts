import { isInnerHost } from '../../contract/inner-host.ts';
import { hostTables } from '../../standards/tables/hosts.ts';
import { entriesOf, today } from '../table.ts';

/** Old entries of 我为政府网站找错: reported by error-report-entry, not twice. */
const errorReportPath = /\/exposure\/jiucuo|\/errorInfo\/jcInfo/i;

/**
 * Whether an address is one the public should not be given: `intranet` (private network, this machine, a file or a share),
 * `preview` (unpublished view of a content system), `bare-ip`, `port`; null when none.
 * `official`: numeric hosts that are let through. `url` is the address resolved, null to resolve `raw` by itself; the page's own host is never a `bare-ip`, its own port never a `port`.
 */
export function kindOfAddress(raw: string, page: URL, url: URL | null, official: readonly string[] = entriesOf(today(), hostTables.numeric)): 'intranet' | 'preview' | 'bare-ip' | 'port' | null {
  const given = raw.trim();
  if (/^[a-z]:[\\/]/i.test(given) || /^file:/i.test(given) || /^\\\\[^\\/]/.test(given)) return 'intranet';
  if (/^javascript:/i.test(given)) {
    const literal = /['"](https?:\/\/[^'"]{1,300})['"]/i.exec(given)?.[1];
    return literal && URL.canParse(literal) ? kindOfAddress(literal, page, new URL(literal), official) : null;
  }
  const at = url ?? (URL.canParse(given) ? new URL(given) : null);
  if (!at || (at.protocol !== 'http:' && at.protocol !== 'https:' && at.protocol !== 'ftp:')) return null;
  if (isInnerHost(at.hostname)) return 'intranet';
  if (errorReportPath.test(at.pathname)) return namesInnerPage(at) ? 'preview' : null;
  const numeric = octets(at.hostname) !== null;
  if (isPreview(at, numeric)) return 'preview';
  if (at.host === page.host) return null;
  if (numeric && at.hostname !== page.hostname) return official.includes(at.hostname) ? null : 'bare-ip';
  return at.port === '' ? null : 'port';
}

/** The error-report entry carries the address of the page it was pressed on: a template may have frozen that of its preview there. */
function namesInnerPage(at: URL): boolean {
  const named = at.searchParams.get('url') ?? '';
  if (!URL.canParse(named)) return false;
  const page = new URL(named);
  return isInnerHost(page.hostname) || isPreview(page, octets(page.hostname) !== null);
}

function octets(host: string): readonly number[] | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host);
  return parts ? parts.slice(1).map(Number) : null;
}

/** A preview directory together with a port or a numeric host, a content system's own preview address, or a host named for testing. Viewers of documents are called preview too. */
function isPreview(at: URL, numeric: boolean): boolean {
  if (/^(?:preview|yulan|uat|test|ceshi|staging|pre-?release|demo-?cms)\d*\./i.test(at.hostname)) return true;
  if (/\/(?:wcm|govsite|cms|publish)\/(?:.{0,80}\/)?preview(?:\/|\.\w{2,5}$)/i.test(at.pathname)) return true;
  return /\/preview\//i.test(at.pathname) && (numeric || at.port !== '');
}
