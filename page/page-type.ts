import type { PageType } from '../contract/page-type.ts';
import { squeezed } from './normal-text.ts';
import type { PageView } from './page-view.ts';

export interface TypedPage {
  readonly type: PageType;
  /** The reason in words, shown beside the type. */
  readonly because: string;
}

/**
 * What kind of page this is, with the reason. Signals in order of strength: address of the home page, a search box's
 * result page, meta tags of 附件三, words of guide and interaction pages, shape of the address, mix of links and text.
 * A person's correction overrules it (`gather`'s `type`).
 */
export function pageTypeOf(page: Omit<PageView, 'type'>): TypedPage {
  const path = decode(page.url.pathname);
  const tag = (name: string): string => page.tags.find((each) => each.name === name && each.content)?.content ?? '';
  const columnType = squeezed(tag('columntype'));

  if (isHomeAddress(page.url)) return { type: 'home', because: '地址是网站首页' };
  if (/首页/.test(columnType) && !tag('articletitle')) return { type: 'home', because: 'ColumnType 标签为“首页”' };
  if (isSearch(page.url, path)) return { type: 'search', because: '地址是检索结果页' };

  const isArticleTagged = tag('articletitle') !== '' || (hasTag(page, 'articletitle') && tag('pubdate') !== '');
  const text = page.text.norm;
  const squeezedTitle = squeezed(page.title);

  if (isGuide(page, text)) return { type: 'guide', because: '页面列有办事指南要素（如设定依据、申请条件、办理材料）' };
  if (isArticleTagged) return { type: 'article', because: '有内容页标签 ArticleTitle / PubDate' };

  const shape = shapeOf(page);
  const leaf = articleAddress.test(path) || articleQuery.test(page.url.search);
  if (leaf && !shape.isList) return { type: 'article', because: '地址是单篇信息的形式' };
  if (/(?:领导|书记|县长|市长|区长|省长|局长|主任)信箱|网上信访|在线咨询|我要(?:写信|咨询|投诉)|意见征集|网上调查|在线访谈|互动交流/.test(`${squeezedTitle}${columnType}`)) {
    return { type: 'interaction', because: '标题或栏目类别是互动交流类' };
  }
  if (/信息公开(?:指南|目录|年报|制度)|依申请公开|政府信息公开/.test(`${squeezedTitle.slice(0, 40)}${columnType}`) && !leaf) {
    return { type: 'disclosure', because: '标题或栏目类别是政府信息公开' };
  }
  if (/(?:^|\/)(?:zt|ztzl|zhuanti|topic|special|zthd|ztbd)\w*\/[^/]+/i.test(path) && !leaf && !hasTag(page, 'columntype')) return { type: 'topic', because: '地址在专题目录下' };
  if (hasTag(page, 'columnname') || columnType) return { type: 'column', because: '有栏目标签，没有内容页标签' };
  if (shape.isArticle) return { type: 'article', because: '有标题、发布时间和成段的正文' };
  if (shape.isList) return { type: 'column', because: `主体是带日期的信息列表（${shape.dated} 条）` };
  if (leaf) return { type: 'article', because: '地址是单篇信息的形式' };
  if (/\/(?:index|list)?(?:_\d+)?(?:\.s?html?|\.jsp|\.aspx?)?$/i.test(path) && page.links.length >= 20) return { type: 'column', because: '地址是目录首页，页面以链接为主' };
  return { type: 'other', because: '没有足以归类的特征，可点此改正' };
}

/** Whether the address is a site's front page: the root, or an index file in the root. */
export function isHomeAddress(url: URL): boolean {
  return /^\/(?:(?:index|default|home|main)(?:\.s?html?|\.jsp|\.aspx?|\.php)?)?$/i.test(url.pathname) && articleQuery.test(url.search) === false;
}

function hasTag(page: Omit<PageView, 'type'>, name: string): boolean {
  return page.tags.some((tag) => tag.name === name);
}

function isSearch(url: URL, path: string): boolean {
  return /\/(?:search|so|sousuo|jsearch|jsearchfront|qwss)(?:\/|\.|$)/i.test(path) && /[?&](?:q|qt|query|keyword|keywords|searchword|key|wd|sw)=/i.test(url.search);
}

/** At least four of the eight element classes of a guide stand as labels of their own. */
function isGuide(page: Omit<PageView, 'type'>, text: string): boolean {
  if (!/办事指南|服务指南|办理|受理/.test(text)) return false;
  let labels = 0;
  for (const label of guideLabels) if (label.test(text)) labels += 1;
  return labels >= 5 || (labels >= 4 && /办事指南|服务指南/.test(squeezed(page.title)));
}

const guideLabels = [
  /(?:^|\n)\s*[一二三四五六七八九十、.\d]*\s*事项名称/,
  /(?:^|\n)\s*[一二三四五六七八九十、.\d]*\s*(?:设定|法定|办理|实施|受理)依据/,
  /(?:^|\n)\s*[一二三四五六七八九十、.\d]*\s*(?:申请|受理|办理|办事)条件/,
  /(?:^|\n)\s*[一二三四五六七八九十、.\d]*\s*(?:办理|申请|申报|所需|提交)材料/,
  /(?:^|\n)\s*[一二三四五六七八九十、.\d]*\s*(?:办理|受理|办公)地(?:点|址)/,
  /(?:^|\n)\s*[一二三四五六七八九十、.\d]*\s*(?:办理|办公|受理|工作)时间/,
  /(?:^|\n)\s*[一二三四五六七八九十、.\d]*\s*(?:联系|咨询|监督|投诉)(?:电话|方式)/,
  /(?:^|\n)\s*[一二三四五六七八九十、.\d]*\s*(?:办理|办事)(?:流程|程序)/,
  /(?:^|\n)\s*[一二三四五六七八九十、.\d]*\s*(?:办理|法定|承诺)(?:时限|期限)/,
];

/** Addresses that content systems give to single texts: t20240613_1135415, art_60085_11394426, content_123, /2024/06/13/…, a long id. */
const articleAddress = /(?:\/t\d{6,8}_\d+|\/(?:art|content|post|detail|article|info|view|show|news)[_/-]?\d[\w-]*(?:\/\d[\w-]*)*|\/\d{4}[-/]?\d{1,2}(?:[-/]?\d{1,2})?\/[\w-]*\d[\w-]*|\/[0-9a-f]{32}|\/c\d+\/content|\/\d{5,})(?:\.s?html?|\.jsp|\.aspx?|\.mhtml)$|\/content\/post_\d+\.html$|\/itemdetail\.html$|\/art\/\d{4}\/\d{1,2}\/\d{1,2}\//i;
const articleQuery = /[?&](?:id|docid|articleid|newsid|contentid|infoid|aid|itemid)=/i;

interface Shape {
  readonly isList: boolean;
  readonly isArticle: boolean;
  readonly dated: number;
}

/** Dated list or running text: counts short dates on lines of their own near links, and the longest stretch of text that is no link. */
function shapeOf(page: Omit<PageView, 'type'>): Shape {
  const lines = page.text.norm.split('\n');
  let dated = 0;
  let longest = 0;
  for (const line of lines) {
    const trimmed = line.trim();
    if (trimmed.length > longest && trimmed.length < 5000 && /[。；]/.test(trimmed)) longest = trimmed.length;
    if (listDate.test(trimmed)) dated += 1;
  }
  const hasTime = /(?:发布|更新|公布)(?:时间|日期)\s*:?\s*\d{4}|来源\s*:/.test(page.text.norm);
  return { dated, isList: dated >= 5, isArticle: hasTime && dated < 12 && (longest >= 60 || page.all('h1').length > 0) };
}

const listDate = /^[[(]?(?:\d{4}[-./年]\s*)?\d{1,2}[-./月]\s*\d{1,2}日?[\])]?$/;

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Which path pattern a correction of the page type is remembered under: the address with its numbers replaced by `#`. */
export function pathPattern(url: URL): string {
  return decode(url.pathname).replace(/[0-9a-f]{16,}/gi, '#').replace(/\d+/g, '#');
}

