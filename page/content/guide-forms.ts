import { attr, closest, contains } from '../dom.ts';
import { inFooter } from './guide.ts';
import { materialLines } from './guide-materials.ts';
import { derived } from '../memo.ts';
import { squeezed } from '../normal-text.ts';
import type { Link, PageView } from '../page-view.ts';

/** A link to a document the guide offers. */
export interface GuideFile {
  readonly element: Element;
  readonly url: URL;
  readonly text: string;
}

/** A form or attachment the guide names. */
export interface NamedForm {
  readonly element: Element;
  readonly words: string;
}

/** The documents the guide offers for download, each address once. */
export const guideFilesOf: (page: PageView) => readonly GuideFile[] = derived((page) => {
  const files = new Map<string, GuideFile>();
  for (const { element, url, text } of downloadsOf(page)) {
    if (url && /^https?:$/.test(url.protocol) && !files.has(url.href)) files.set(url.href, { element, url, text });
  }
  return [...files.values()];
});

/** Forms and attachments that are named and for which the page has no link that could be theirs. */
export const namedFormsOf: (page: PageView) => readonly NamedForm[] = derived((page) => {
  const named = namesOn(page);
  if (named.length === 0) return [];
  const downloads = downloadsOf(page);
  const offers = page.links.filter(({ element }) => !inFooter(page, element)).map(({ element, text, href }) => ({ element, words: lettersOf(`${text} ${attr(element, 'title') ?? ''} ${attr(element, 'download') ?? ''} ${fileNameOf(href)}`) }));
  const hasUnnamed = downloads.some(({ text, href }) => isUnnamed(`${text}`) && isUnnamed(fileNameOf(href).replace(/\.\w+$/, '')));
  return named.filter(({ element, words }) => {
    if (/^附件/.test(words)) return downloads.length === 0;
    if (hasUnnamed || inRowWithDownload(downloads, element)) return false;
    const core = lettersOf(words);
    return !offers.some((offer) => offer.words.includes(core) || (offer.words.length >= 4 && /[表书]$/.test(offer.words) && core.endsWith(offer.words)));
  });
});

const longestName = 30;
const mostNames = 30;

function namesOn(page: PageView): NamedForm[] {
  const found = new Map<string, NamedForm>();
  for (const { start, text } of materialLines(page)) {
    if (found.size >= mostNames) break;
    for (const match of text.matchAll(form)) {
      const words = match[0].replace(/^[《“"]|[》”"]$/g, '');
      const around = text.slice(Math.max(0, match.index - 20), match.index + match[0].length + 30);
      if (notToFill.test(around) || notToFill.test(words) || words.length > longestName || words.length < 3) continue;
      const element = page.text.pieceAt(start + match.index)?.element;
      if (element && !found.has(words) && !isLink(element)) found.set(words, { element, words });
    }
    const attachment = /[(（【]?(?:详?见|填写|下载|参见)?附件\s?(\d{1,2}|[一二三四五六七八九十])?(?=[)）】:.、,]|$|\s)/.exec(text);
    const element = attachment && page.text.pieceAt(start + attachment.index)?.element;
    const words = attachment ? `附件${attachment[1] ?? ''}` : '';
    if (attachment && element && /见附件|附件\s?[\d一二三四五六七八九十]|下载附件|填写附件/.test(attachment[0]) && !found.has(words) && !isLink(element)) found.set(words, { element, words });
  }
  return [...found.values()];
}

function isLink(element: Element): boolean {
  return closest(element, 'a') !== null;
}

/** Forms an applicant fills in. */
const form = /《[\u4e00-\u9fa5A-Za-z()\d、]{2,28}(?:[表]|申请书|承诺书)(?:\([\u4e00-\u9fa5\d]{1,8}\))?》|[\u4e00-\u9fa5]{2,20}(?:申请|登记|审批|备案|申报|报名|审核|核定|核准|变更|注销|确认|认定|呈报|推荐|汇总)表|[\u4e00-\u9fa5]{2,16}(?:申请书|承诺书)/g;
/** Papers the applicant has, gets from elsewhere, or that the system writes. */
const notToFill = /自动生成|系统生成|在线填写|网上填[写报]|窗口(?:领取|提供|打印)|现场(?:领取|提供|填写|打印)|毕业生|学籍|体检|入党|户籍|无需|不需要|免提交|已取消|档案|报税|纳税|资产负债|利润|报表|成绩|出具的/;

function downloadsOf(page: PageView): Link[] {
  return downloads(page);
}

const downloads: (page: PageView) => Link[] = derived((page) => page.links.filter(({ element, href, url, text }) => {
  if (href === null || inFooter(page, element) || closest(element, 'nav, header')) return false;
  if (isDocument(url)) return true;
  const words = squeezed(`${text}${attr(element, 'title') ?? ''}`);
  return (/download|attach|upload|fj|getfile|showfile/i.test(href) && /表|书|附件|样|下载|模板/.test(words)) || /^(?:空白?表(?:格)?下载|样表下载|表格下载|附件下载|点击下载|下载(?:空表|样表|表格|附件|模板)?|空表|样表|示例样表|空白表格|模板下载)$/.test(words);
}));

function isDocument(url: URL | null): boolean {
  return url !== null && /\.(?:docx?|pdf|xlsx?|wps|et|ofd|rtf|zip|rar|7z)$/i.test(url.pathname);
}

/** A download in the same row, item or paragraph is the form's own. */
function inRowWithDownload(files: readonly Link[], element: Element): boolean {
  const row = closest(element, 'tr, li, dd, p') ?? element;
  const wide = closest(row, 'tr') ?? row;
  return files.some((file) => contains(wide, file.element));
}

function fileNameOf(href: string | null): string {
  const path = (href ?? '').split(/[?#]/)[0]!;
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Letters and digits alone, without what only says that it is a file. */
function lettersOf(text: string): string {
  return squeezed(text).replace(/空白|样表|样本|模板|范本|示例|下载|附件\d*|\.\w{2,4}$/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A name that could be any form's: 附件1, 下载, a date and a number. */
function isUnnamed(text: string): boolean {
  return !/[\u4e00-\u9fa5]{2}/.test(lettersOf(text).replace(/点击|文件|表格|这里|相关|查看|表单|材料/g, ''));
}
