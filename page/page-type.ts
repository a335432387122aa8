import type { PageType } from '../contract/page-type.ts';
import { attr } from './dom.ts';
import { squeezed } from './normal-text.ts';
import { registeredAt } from './lists/registered-column.ts';
import { shapeOf, type PageShape } from './page-shape.ts';
import type { PageView } from './page-view.ts';
import { decoded } from './path-pattern.ts';
import { bareHost, belongsTo, namedHosts } from './header/site-domain.ts';
import { isTitledText } from './titled-text.ts';

export { pathPattern } from './path-pattern.ts';

export interface TypedPage {
  readonly type: PageType;
  /** The reason in words, shown beside the type. */
  readonly because: string;
}

/** Lines of 附件4 whose pages are lists of information; guides, letters and systems have pages of their own kinds. */
const informationKinds = /^(?:news|notices|policy|plans|personnel)$/;

type Untyped = Omit<PageView, 'type'>;

/**
 * What kind of page this is, with the reason. Signals in order of strength: address of the home page, a search's address,
 * labels of letters and guides, the tags of 附件三, words of title and ColumnType, shape of the address, mix of dated
 * links and running text. A person's correction overrules it (`gather`'s `type`).
 */
export function pageTypeOf(page: Untyped): TypedPage {
  const registered = registeredAt(page.site, page.url.href);
  if (registered && informationKinds.test(registered.kind ?? '')) return { type: 'column', because: `栏目登记中的“${registered.name}”` };
  const tag = tagReader(page);
  const path = decoded(page.url.pathname);
  const columnType = squeezed(tag('columntype'));
  const shape = shapeOf(page);
  const own = ownTitle(page.title, tag('sitename'));
  const head = squeezed(own);
  const isTagged = tag('articletitle') !== '' && tag('pubdate') !== '';
  const leaf = isArticleAddress(page.url, path);

  const home = homeBecause(page, path, columnType, isTagged, shape);
  if (home) return home;
  if (isSignIn(page, shape)) return { type: 'other', because: '是登录、注册页面（有密码框，几乎没有别的内容）' };
  if (isSearch(page.url, path)) return { type: 'search', because: '地址是检索结果页' };
  if (shape.letterLabels >= 3 && !isList(shape, path)) return { type: 'interaction', because: '页面列有来信、受理、答复等项目' };
  if (isGuide(shape, head, isTagged, squeezed(tag('columnname')))) return { type: 'guide', because: `页面列有办事指南要素（${shape.guideLabels} 类，如设定依据、申请条件、办理材料）` };
  if (isTagged || (tag('articletitle') !== '' && !isList(shape, path))) return { type: 'article', because: '有内容页标签 ArticleTitle / PubDate' };
  if (leaf && !isTaggedColumn(page, shape) && (!isList(shape, path) || looksLikeArticle(shape) || isTitledText(page, own))) return { type: 'article', because: '地址是单篇信息的形式' };
  if (hasTag(page, 'articletitle') && hasTag(page, 'pubdate') && looksLikeArticle(shape)) return { type: 'article', because: '有内容页标签（值为空），也有发布时间或来源和成段的正文' };
  if (interactionWords.test(head) || interactionTypes.test(columnType)) return { type: 'interaction', because: '标题或栏目类别是互动交流类' };
  if (!isList(shape, path) && (disclosureWords.test(head) || disclosureTypes.test(columnType))) {
    return { type: 'disclosure', because: '标题或栏目类别是信息公开指南、制度、目录、年报或依申请公开' };
  }
  if (topicPath.test(path) && columnType === '') return { type: 'topic', because: '地址在专题目录下' };
  if (tag('columnname') !== '' || columnType !== '') return { type: 'column', because: '有栏目标签，没有内容页标签' };
  if (looksLikeArticle(shape) && !isList(shape, path)) return { type: 'article', because: '有发布时间或来源和成段的正文' };
  if (isTitledText(page, own)) return { type: 'article', because: '网页的标题下面就是发布时间或来源' };
  if (isList(shape, path)) return { type: 'column', because: `主体是带日期的信息列表（${shape.datedItems} 条）` };
  if (hasTag(page, 'columnname') || hasTag(page, 'columntype')) return { type: 'column', because: '有栏目标签（值为空），没有内容页标签' };
  if (columnPath.test(path) && (page.links.length >= 20 || shape.hasTrail)) return { type: 'column', because: '地址是栏目目录，页面以链接为主或有“当前位置”' };
  return { type: 'other', because: '没有足以归类的特征，可点此改正' };
}

/** Whether the address alone is that of a site's front page: the root, or an index file in the root, and no query that picks a page. */
export function isHomeAddress(url: URL): boolean {
  return /^\/(?:(?:index|default|home|main|shouye|sy)(?:\.s?html?|\.jsp|\.aspx?|\.php|\.do)?\/?)?$/i.test(url.pathname) && !routingQuery.test(url.search);
}

/** Home or splash page; null when it is neither. */
function homeBecause(page: Untyped, path: string, columnType: string, isTagged: boolean, shape: PageShape): TypedPage | null {
  if (isHomeAddress(page.url)) {
    // A single-page application shows every view under the root.
    if (isTagged && namesItsArticle(page)) return { type: 'article', because: '地址是根目录，但页面标题就是 ArticleTitle 标签的标题' };
    if (isSplash(page, shape)) return { type: 'other', because: '首页前的引导页（动画或自动跳转，没有栏目）' };
    const owner = ownerHost(page);
    if (owner && columnType !== '' && !/首页/.test(columnType)) return { type: 'column', because: `地址是根目录，但标签写明是 ${owner} 的栏目` };
    return { type: 'home', because: '地址是网站首页' };
  }
  const depth = path.split('/').filter((step) => step !== '' && !/^index\.\w+$/i.test(step)).length;
  if (isTagged || depth > 2 || isArticleAddress(page.url, path) || shape.hasTrail) return null;
  if (/^(?:网站)?首页$/.test(columnType)) return { type: 'home', because: 'ColumnType 标签为“首页”' };
  if (homeFolder.test(path) && columnType === '' && tagReader(page)('columnname') === '' && (siteEnding.test(squeezed(page.title)) || /首页/.test(page.title))) return { type: 'home', because: '地址是首页的目录，标题是网站名称' };
  const tag = tagReader(page);
  const name = squeezed(tag('sitename'));
  const isSiteFront = depth <= 1 && /\/(?:index\.\w+)?$/i.test(path) && name.length >= 4 && squeezed(page.title) === name;
  if (isSiteFront && tag('columnname') === '' && columnType === '' && page.links.length >= 60) return { type: 'home', because: '标题就是网站名称，没有栏目标签' };
  return null;
}

function namesItsArticle(page: Untyped): boolean {
  const tag = tagReader(page);
  const title = squeezed(tag('articletitle'));
  return title.length >= 4 && title !== squeezed(tag('sitename')) && squeezed(page.title).includes(title);
}

/** The host SiteDomain names when this page's host is another one below the same domain: a column served under a host of its own. */
function ownerHost(page: Untyped): string | null {
  const own = page.url.hostname;
  return namedHosts(tagReader(page)('sitedomain')).find((named) => bareHost(named) !== bareHost(own) && belongsTo(own, named)) ?? null;
}

/** An animation or a timed redirect in front of the real home page: hardly any words, hardly any links. */
function isSplash(page: Untyped, shape: PageShape): boolean {
  if (page.links.length > 6 || shape.characters > 150) return false;
  const moves = page.all('object').length + page.all('embed').length + page.all('video').length > 0
    || page.all('meta').some((meta) => refresh.test(attr(meta, 'http-equiv') ?? ''));
  return moves && page.links.length > 0;
}

function isGuide(shape: PageShape, head: string, isTagged: boolean, column: string): boolean {
  const isNamed = /指南|办理|申请|申领|登记|审批|许可|备案|事项/.test(head);
  if (isTagged && !isNamed) return shape.guideLabels >= 7;
  return shape.guideLabels >= 5 || (shape.guideLabels >= 4 && (/(?:办事|服务|办理|申办|申请)指南/.test(head) || /(?:办事|服务)指南/.test(column)));
}

/** Five dated items, or three where the address is a list's. */
function isList(shape: PageShape, path: string): boolean {
  return shape.datedItems >= 5 || (shape.datedItems >= 3 && (shape.hasTrail || columnPath.test(path)) && shape.longestProse < 200);
}

function looksLikeArticle(shape: PageShape): boolean {
  return shape.hasPublishLine && shape.longestProse >= 60 && shape.datedItems < 20;
}

/** Carries the tags 附件三 asks of columns alone and none of a text's; an empty column may look like a single text. */
function isTaggedColumn(page: Untyped, shape: PageShape): boolean {
  const tag = tagReader(page);
  return (tag('columndescription') !== '' || tag('columnkeywords') !== '') && !['articletitle', 'pubdate', 'contentsource'].some((name) => hasTag(page, name)) && !looksLikeArticle(shape);
}

function isArticleAddress(url: URL, path: string): boolean {
  return (!listName.test(path) && (articleAddress.test(path) || articleQuery.test(url.search))) || (articleQuery.test(url.search) && showQuery.test(url.search));
}

/** A password to type and hardly anything besides. */
function isSignIn(page: Untyped, shape: PageShape): boolean {
  return shape.characters < 600 && shape.datedItems === 0 && page.all('input').some((input) => /^password$/i.test(attr(input, 'type') ?? '') && page.shown(input));
}

function isSearch(url: URL, path: string): boolean {
  const asks = /[?&](?:q|qt|query|keyword|keywords|searchword|searchkey|key|wd|sw|word)=/i.test(url.search);
  return asks && (/\/(?:search|so|sousuo|jsearch|jsearchfront|qwss|jrobot)[\w-]*(?:\/|\.|$)/i.test(path) || /^(?:so|search|sousuo|ss)\./i.test(url.hostname));
}

function tagReader(page: Untyped): (name: string) => string {
  return (name) => page.tags.find((each) => each.name === name && each.content !== null && each.content !== '')?.content ?? '';
}

function hasTag(page: Untyped, name: string): boolean {
  return page.tags.some((tag) => tag.name === name);
}

/** The page's own part of the title: 县长信箱 of `县长信箱_某县人民政府` as of `某县人民政府-县长信箱`. */
function ownTitle(title: string, siteName: string): string {
  const parts = title.split(/[-_|｜—–丨>»]+/).map((part) => part.trim()).filter((part) => part !== '');
  return parts.find((part) => part !== siteName && !siteEnding.test(part)) ?? parts[0] ?? '';
}

/** Folders in which systems keep a home page: /sy/, /shouye/index.html. */
const homeFolder = /^\/(?:sy|shouye|home|main|wzsy|portal)\/(?:(?:index|default|home|main)(?:\.\w+)?)?$/i;
const siteEnding = /(?:人民政府|政府网|网站|官网|管委会|信息公开平台)$/;
const refresh = /^\s*refresh\s*$/i;
const interactionWords = /(?:领导|书记|县长|市长|区长|省长|州长|盟长|旗长|镇长|局长|主任|厅长|部门)信箱|网上信访|在线咨询|网上(?:咨询|留言)|留言(?:板|列表|咨询)|咨询投诉|投诉举报|我要(?:写信|咨询|投诉|留言|建议)|意见征集|征集调查|网上调查|民意征集|在线访谈|互动交流|政民互动|来信选登/;
const interactionTypes = /^(?:咨询投诉|征集调查|在线访谈|互动交流|政民互动|回应关切)$/;
const disclosureWords = /信息公开(?:指南|目录|年报|年度报告|工作年度报告|制度)|依申请公开/;
const disclosureTypes = /^(?:政府)?信息公开(?:指南|目录|年报|制度)$|^依申请公开$/;
const topicPath = /(?:^|\/)(?:zt|ztzl|zhuanti|zhuantizhuanlan|topic|topics|special|zthd|ztbd|ztlm)\w*(?:\/[^/]+){1,3}?\/?(?:index\.\w+)?$/i;
const columnPath = /\/(?:index|list|more|default)?(?:_\d+)?(?:\.s?html?|\.jsp|\.aspx?|\.php)?$/i;
/** Addresses content systems give to lists: col25359, node_12, list-3-1, channel/12. */
const listName = /\/(?:(?:col|node|lists?|channels?|column|catalog|class|lm)(?:[_/-]?\d+)*|(?:index|list|more|default)[_-]?\d*)(?:\.\w+)?(?:\/(?:index|list)[\w-]*(?:\.\w+)?)?\/?$/i;

/** Addresses content systems give to single texts: t20240613_1135415, art_60085_11394426, content_123, info/1023/4567, /2024/06/13/…, a long id. */
const articleAddress = /(?:\/t\d{6,8}_\d+|\/(?:m?post|art|content|detail|article|info|view|show|news|doc|a)[_/-]?\d[\w-]*(?:\/\d[\w-]*)*|\/(?:art|content|article|detail)_[0-9a-f]{16,}|\/\d{4}[-/]?\d{1,2}(?:[-/]?\d{1,2})?\/[\w-]*\d[\w-]*|\/[0-9a-f]{32}|\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\/c\d+\/content|\/\d{5,})(?:\.s?html?|\.jsp|\.aspx?|\.mhtml|\.php|\.do)$|\/content\/post_\d+\.html$|\/itemdetail\.html$|\/art\/\d{4}\/\d{1,2}\/\d{1,2}\//i;
const articleQuery = /[?&](?:id|docid|articleid|newsid|contentid|content_id|infoid|aid|itemid|guid|msgid|infoguid)=[^&]/i;
/** A query that names the action of showing one text: index.php?a=show&id=345. */
const showQuery = /[?&](?:a|act|action|do|method|r|s)=(?:[\w/]*\/)?(?:show|view|detail|details|read|article|content)(?=[&#]|$)/i;
/** A query that picks a page under one address. */
const routingQuery = /[?&](?:id|docid|articleid|newsid|contentid|infoid|aid|itemid|catid|cid|tabid|columnid|channelid|classid|typeid|lmid|colid|nodeid|p|page_id|m|c|a|s|r|route|act|action|mod|do|path|menuid|sid|q|keyword)=/i;
