import type { CheckResult, PageReport } from '../contract/finding.ts';
import type { ItemPage, Rectification, Verification } from '../contract/rectification.ts';
import type { FindingRecord } from '../contract/record.ts';
import { causeKey } from '../scoring/root-causes.ts';
import type { PageType } from '../contract/page-type.ts';

/** One look at an address of an item: the report of the page that came, or why none came. */
export interface Look {
  /** Address of the item. */
  readonly url: string;
  readonly report: PageReport | null;
  /** Why there is no report, in words; empty where there is one. */
  readonly failure: string;
  /** Findings of the site on other addresses, met after the item was issued. */
  readonly others: readonly FindingRecord[];
  /** Sanitised fragments of the report's findings, by key. */
  readonly fragments: Readonly<Record<string, string>>;
  readonly now: number;
}

export type Verdict = Pick<Verification, 'as' | 'because' | 'after' | 'elsewhere'>;

/**
 * What became of an item's fault at one address, from running the same rule again. Only a page that opened, of the same kind,
 * on which the same version of the rule ran and does not find it any more is 已改; every doubt is 无法核验.
 */
export function verdictOf(item: Rectification, look: Look): Verdict {
  const places = item.pages.filter(({ url }) => url === look.url);
  const { report } = look;
  const result = report?.checks.find(({ id }) => id === item.check);
  const still = result && report ? remaining(item, places, result, report.pageType) : [];
  const left = Math.min(places.length, still.length);
  const first = still[0];
  const after: Verification['after'] = {
    at: look.now, finalUrl: report?.url ?? look.url, status: report?.status ?? null, title: (report?.title ?? '').slice(0, 4000), outcome: result?.outcome ?? null,
    checkVersion: result?.version ?? null, left, of: places.length, quote: (first?.at?.quote ?? '').slice(0, 500), fragment: first ? look.fragments[first.key] ?? null : null,
  };
  const elsewhere = report === null ? null : movedTo(item, places, look);
  const says = (as: Verdict['as'], because: string): Verdict => ({ as, because, after, elsewhere: as === 'relocated' ? elsewhere : null });

  if (!report) return says('unable', look.failure || '页面没有打开，没有核验。');
  const gone = whyGone(look.url, report);
  if (gone !== null) return elsewhere === null ? says('removed', `${gone}，原页面已经不在。删除是否得当须由人判断。`) : says('relocated', `${gone}，同一问题在另一地址仍然存在：${elsewhere}`);
  const doubt = whyDoubtful(item, places[0], report, result, look.url);
  if (left === 0 && doubt !== null) return says('unable', doubt);
  if (left > 0 && left === places.length) return says('unfixed', `同一规则仍然查到${places.length > 1 ? `全部 ${left} 处` : ''}：${first!.says}`);
  if (left > 0) return says('partly', `原有 ${places.length} 处，还有 ${left} 处：${first!.says}`);
  const other = result!.findings.find(({ code, about }) => code !== item.code && about !== '' && places.some(({ key }) => key.startsWith(`${item.check}/${item.code}/${about}@`)));
  if (other) return says('partly', `原来的问题没有了，同一处又有别的问题：${other.says}`);
  if (elsewhere !== null) return says('relocated', `本页已没有这一问题，同一问题出现在另一地址：${elsewhere}`);
  return says('fixed', `同一规则重新检查，没有再查到这一问题${report.settledBy === 'limit' ? '（页面在 8 秒内没有稳定下来，按当时内容检查）' : ''}。`);
}

/**
 * The findings that are still these faults: same check, code and subject, wherever on the page and however the address is written
 * now; or of the same root cause, for what names a day or a number that has changed since.
 */
function remaining(item: Rectification, places: readonly ItemPage[], { id: check, findings }: CheckResult, pageType: PageType): CheckResult['findings'] {
  const wanted = new Set(places.map(({ key }) => subjectOf(key)));
  return findings.filter((finding) => wanted.has(subjectOf(finding.key)) || causeKey({ ...finding, check, pageType }) === item.cause);
}

/** Check, code and what it is about: a key without its address and without the number of its twin. */
function subjectOf(key: string): string {
  const at = key.lastIndexOf('@http');
  return at === -1 ? key : key.slice(0, at);
}

/** Why the page of the item is not there any more; null when it is, or when that cannot be said. */
function whyGone(url: string, report: PageReport): string | null {
  if (report.status === 404 || report.status === 410) return `页面已删除（HTTP ${report.status}）`;
  if (saysMissing.test(report.title)) return `页面显示“${report.title.slice(0, 60)}”`;
  const [wanted, came] = [new URL(url), new URL(report.url)];
  if (!sameAddress(wanted, came) && came.hostname === wanted.hostname && /^\/(?:index\.[a-z]+)?$/.test(came.pathname) && came.search === '' && wanted.pathname !== '/') return '原地址转到了网站首页';
  return null;
}

/** As a title it is sure enough whatever the page's length: error pages often carry the whole frame of the site. */
const saysMissing = /^\s*404\s*(?:$|not found|错误|页面|[-_|—:：])|^(?:页面|网页|文件|内容|您访问的页面)(?:不存在|未找到|找不到|已删除)|^(?:找不到|未找到)(?:该|您|页面|网页|文件)|404 not found|(?:^|[-_|—])\s*404(?:错误|页面)?\s*$/i;

/** Why nothing found here proves nothing; null when it does prove that the fault is gone. */
function whyDoubtful(item: Rectification, place: ItemPage | undefined, report: PageReport, result: CheckResult | undefined, url: string): string | null {
  if (item.check === 'manual') return '人工登记的问题没有可以重新运行的规则，请看过页面后人工核验。';
  if (!report.opened || report.settledBy === 'failed') return `页面没有正常打开${whyNotOpened(report)}，没有核验。`;
  if (!sameAddress(new URL(url), new URL(report.url)) && folded(report.title) !== folded(place?.title ?? '')) return `原地址转到了另一页（${report.url}），不能断定是同一页，请人工核验。`;
  if (report.status === null && folded(report.title) !== folded(place?.title ?? '')) return '不知道服务器怎样回答，页面标题也变了，请重新载入页面再核验。';
  if (!result) return '本版本没有这项检查，请人工核验。';
  if (result.outcome === 'cannot-check' || result.outcome === 'not-run') return `这项检查这次没有结果（${result.reason ?? '未检'}），没有核验。`;
  if (result.outcome === 'inapplicable') return `这项检查对现在的页面不适用（${result.reason ?? ''}），不能当作已改，请人工核验。`;
  if (place && report.pageType !== place.pageType) return `发现时是${typeNames[place.pageType]}，现在是${typeNames[report.pageType]}，不能断定是同一页，请人工核验。`;
  if (result.version !== item.checkVersion) return `这项检查的规则已由第 ${item.checkVersion} 版改为第 ${result.version} 版，结果不能直接比较，请人工核验。`;
  return null;
}

/** In brackets: the server's refusal, or what came in the page's stead; empty where nobody knows. */
function whyNotOpened({ status, notChecked }: PageReport): string {
  if (status !== null && status >= 400) return `（HTTP ${status}）`;
  const reason = notChecked.find(({ what }) => what === 'page')?.reason.split('，未检')[0];
  return reason === undefined ? '' : `（${reason}）`;
}

/** Another address with the very same fault, met after the item was issued: under the same title, or around the same text. */
function movedTo(item: Rectification, places: readonly ItemPage[], { url, others }: Look): string | null {
  const own = new Set(item.pages.map((page) => page.url));
  const found = others.find((other) => {
    if (other.check !== item.check || other.code !== item.code || other.status === 'dismissed' || own.has(other.url) || other.url === url || other.foundAt <= item.issuedAt) return false;
    return places.some((place) => {
      if (!place.key.startsWith(`${other.check}/${other.code}/${other.about}@`)) return false;
      const sameTitle = folded(place.title).length >= 4 && folded(place.title) === folded(other.pageTitle);
      const sameText = place.quote.length >= longEnough && other.at?.quote === place.quote;
      return sameTitle || sameText;
    });
  });
  return found?.url ?? null;
}

/** Shorter texts stand on many pages. */
const longEnough = 12;

/** With or without TLS, and with or without a slash at the end, it is the same page. */
function sameAddress(one: URL, other: URL): boolean {
  const plain = (url: URL): string => `${url.hostname}${url.pathname.replace(/\/$/, '')}${url.search}`;
  return plain(one) === plain(other);
}

function folded(text: string): string {
  return text.replace(/\s+/g, '');
}

const typeNames: Readonly<Record<PageType, string>> = {
  home: '首页', column: '栏目页', article: '内容页', guide: '办事指南', interaction: '互动页', disclosure: '信息公开页', topic: '专题页', search: '检索页', other: '其他页面',
};
