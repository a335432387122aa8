import type { EditField, TypingFinding } from '../contract/edit-page.ts';
import { parseDateTime, formatBeijing } from '../page/date-format.ts';
import { kindOfAddress } from '../page/links/internal-host.ts';
import { redacted } from '../page/redact.ts';

/** What stands in the fields now; a field that is not known or not there is absent and is not checked. */
export interface Written {
  readonly title?: string;
  readonly date?: string;
  readonly source?: string;
  readonly body?: string;
  readonly links?: readonly { readonly text: string; readonly href: string | null }[];
  readonly pictures?: readonly { readonly src: string; readonly alt: string | null }[];
}

/**
 * The light checks of what is being written: what can be told from the fields alone. The same input gives the same answer.
 * @param now epoch milliseconds; @param page address of the edit page: its own host in a link is no address to publish
 */
export function lightFindings(written: Written, now: number, page: URL): readonly TypingFinding[] {
  return [...titleFindings(written), ...dateFindings(written, now), ...sourceFindings(written), ...bodyFindings(written, page)];
}

function* titleFindings({ title }: Written): Generator<TypingFinding> {
  if (title === undefined) return;
  if (title.trim() === '') return yield found('title', 'must', '标题是空的。', '填写标题。');
  if (/^(?:测试|test|无标题|新建|标题|请输入标题)(?:标题|文章|信息|文档)?\d*$/i.test(title.trim())) yield found('title', 'must', `标题“${title.trim()}”像是测试内容。`, '改为正式的标题。');
  yield* numbersIn('title', '标题', title);
}

/** 47号附件一（一）5: YYYY-MM-DD HH:MM. */
function* dateFindings({ date }: Written, now: number): Generator<TypingFinding> {
  if (date === undefined) return;
  // Fields of the browser's own kind write a T between day and hour.
  const text = date.trim().replace(/^(\d{4}-\d\d-\d\d)T(?=\d\d:\d\d)/, '$1 ');
  if (text === '') return yield found('date', 'must', '发布时间是空的。', '写成 YYYY-MM-DD HH:MM，例如现在是下面这样。', formatBeijing(now));
  const reading = parseDateTime(text);
  if (reading.kind === 'none' || reading.kind === 'invalid') return yield found('date', 'must', `发布时间“${text}”不是真实存在的日期或时刻。`, '写成 YYYY-MM-DD HH:MM。');
  if (reading.faults.includes('date-only')) yield found('date', 'must', `发布时间“${text}”没有时和分。`, '补上时和分，写成 YYYY-MM-DD HH:MM。');
  else if (reading.faults.includes('separator')) yield found('date', 'must', `发布时间“${text}”的写法不是 YYYY-MM-DD HH:MM。`, `改为 ${reading.normal}。`, reading.normal);
  else if (reading.faults.some((fault) => fault === 'seconds' || fault === 'full-width')) yield found('date', 'advice', `发布时间“${text}”${reading.faults.includes('seconds') ? '多了秒' : '用了全角字符'}。`, `改为 ${reading.normal}。`, reading.normal);
  if (reading.value !== null && reading.value > now + 60_000) yield found('date', 'check', `发布时间“${text}”晚于现在。`, '不是定时发布的，改为实际发布时间。');
}

function* sourceFindings({ source }: Written): Generator<TypingFinding> {
  if (source === undefined) return;
  if (/^(?:|请选择|-+\s*请选择\s*-+|无|未知|不详)$/.test(source.trim())) yield found('source', 'must', '信息来源是空的。', '写明来源单位，转载的写原发布网站。');
}

function* bodyFindings({ body, links = [], pictures = [] }: Written, page: URL): Generator<TypingFinding> {
  if (body === undefined) return;
  if (body.trim() === '' && pictures.length === 0) return yield found('body', 'must', '正文是空的。', '填写正文。');
  yield* numbersIn('body', '正文', body);
  for (const { text, href } of links.slice(0, 300)) {
    const name = text.trim().slice(0, 30) || '（没有文字）';
    if (href === null || /^(?:#|javascript:\s*(?:void\s*\(?0?\)?)?;?)?$/i.test(href.trim())) yield found('body', 'must', `链接“${name}”没有地址，点了没有反应。`, '补上地址，或去掉这个链接。');
    else if (isInner(href, page)) yield found('body', 'must', `链接“${name}”指向内部地址 ${href.slice(0, 80)}，公众打不开。`, '改为正式发布的地址。');
  }
  const files = pictures.filter(({ src }) => /^(?:file:|[a-z]:[\\/]|\\\\)/i.test(src)).length;
  if (files > 0) yield found('body', 'must', `有 ${files} 张图片还在本机上（从 Word 粘贴时常见），发布后不显示。`, '把图片上传到网站后再插入。');
  const silent = pictures.filter(({ alt }) => alt === null || alt.trim() === '').length;
  if (silent > 0) yield found('body', 'advice', `有 ${silent} 张图片没有替代文字。`, '为有内容的图片写一句话说明，看不到图的人靠它了解图片。');
}

/** Never with the number itself. */
function* numbersIn(field: EditField, where: string, text: string): Generator<TypingFinding> {
  const masked = redacted(text);
  if (masked === text) return;
  const seen = [...new Set([...masked.matchAll(/\d{2,6}\*{3,}\d{0,6}[\dXx]?/g)].map(([mask]) => mask).filter((mask) => !text.includes(mask)))];
  for (const mask of seen.slice(0, 10)) yield found(field, 'check', `${where}里有像个人号码的数字 ${mask}。`, '是身份证号、银行卡号或个人手机号的，遮盖后再发布；对外公布的工作电话可以保留。');
}

/** The content system's own address is as useless to the public as one of the inner network. */
function isInner(href: string, page: URL): boolean {
  if (!/^[a-z][a-z\d+.-]*:|^\/\/|^\\\\/i.test(href.trim())) return false;
  const url = URL.canParse(href.trim(), page.href) ? new URL(href.trim(), page.href) : null;
  const kind = kindOfAddress(href, new URL('http://www.invalid.gov.cn/'), url);
  return kind === 'intranet' || kind === 'preview' || (url !== null && url.host === page.host && kindOfAddress(page.href, new URL('http://www.invalid.gov.cn/'), page) !== null);
}

function found(field: EditField, verdict: TypingFinding['verdict'], says: string, fix: string, value: string | null = null): TypingFinding {
  return { field, verdict, says: says.slice(0, 500), fix: fix.slice(0, 500), value };
}
