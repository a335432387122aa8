import { attr, closest, compatModeOf, doctypeOf, idOf, localNameOf, queryAll, rootElementOf } from '../../page/dom.ts';
import { isForeign } from '../../page/foreign-nodes.ts';
import { sourceMissing } from '../../page/missing-facts.ts';
import type { PageView } from '../../page/page-view.ts';
import { nestingFaults, type NestingFault } from '../../page/display/source-nesting.ts';
import { defineCheck, pause, type Report } from '../define-check.ts';

/** Ids and nesting faults listed one by one; the others follow in one finding that names them. */
const most = 20;

/**
 * 47号附件一（一）1: 符合万维网联盟（W3C）的相关标准规范要求. Only what changes how the page is shown is a lead; the rest are hints, since a
 * fault of markup alone is no deduction. Nesting is judged from the source, because the parser repairs it in the document.
 */
export default defineCheck({
  id: 'markup',
  version: 1,
  title: '代码符合 W3C 规范：文档类型、语言、标识唯一、嵌套正确',
  cites: ['47-1-1-1', 'db-2-28'],
  on: 'every-page',
  stage: 'stable',
  messages: {
    'no-doctype': { verdict: 'review', says: '页面没有写文档类型（<!DOCTYPE html>），浏览器不按标准方式排版。', fix: '在模板第一行（<html> 之前）写上 <!DOCTYPE html>，然后看各页面是否仍然整齐。' },
    quirks: { verdict: 'review', says: '页面的文档类型“{{doctype}}”使浏览器按老式方式（怪异模式）排版。', fix: '把文档类型改为 <!DOCTYPE html>，然后看各页面是否仍然整齐。' },
    'duplicate-id': { verdict: 'hint', says: '标识 id="{{id}}" 在页面上用了 {{times}} 次，同一页面上每个 id 只能用一次。', fix: '给后面的元素换一个 id；只用于样式的改用 class。' },
    'no-lang': { verdict: 'hint', says: '<html> 上没有写页面的语言。', fix: '在模板中写成 <html lang="zh-CN">。' },
    'bad-nesting': { verdict: 'hint', says: '源代码中标签嵌套不对：{{fault}}（{{place}}）。', fix: '{{remedy}}' },
  },
  *run(page) {
    const html = rootElementOf(page.document);
    const doctype = doctypeOf(page.document);
    if (!doctype) yield { code: 'no-doctype', about: '文档类型' };
    else if (compatModeOf(page.document) === 'BackCompat') yield { code: 'quirks', about: '文档类型', data: { doctype: doctypeText(doctype) } };
    if (html && localNameOf(html) === 'html' && (attr(html, 'lang') ?? attr(html, 'xml:lang') ?? '').trim() === '') yield { code: 'no-lang', at: html, about: 'html', quote: '<html>' };
    yield pause;
    yield* duplicates(page);
    if (page.source === null) return yield { cannot: `标签嵌套未检（${sourceMissing}）` };
    const faults = yield* nestingFaults(page.source);
    for (const fault of faults.slice(0, most)) {
      yield { code: 'bad-nesting', about: subject(fault), data: { fault: sentence(fault), place: placeOf(fault), remedy: remedies[fault.kind] } };
    }
    const rest = faults.slice(most);
    if (rest.length > 0) yield { code: 'bad-nesting', about: '其余标签', data: { fault: rest.map(sentence).join('；').slice(0, 600), place: placeOf(rest[0]!), remedy: remedies.unclosed } };
  },
});

function doctypeText({ name, publicId }: DocumentType): string {
  return publicId ? publicId.slice(0, 80) : name.slice(0, 40);
}

/** In the page's own document; copies that a carousel makes of its slides, and nodes of extensions, are not the template's. */
function* duplicates(page: PageView): Generator<Report<'duplicate-id'> | typeof pause> {
  const found = new Map<string, Element[]>();
  for (const [index, element] of queryAll(page.document, '[id]').entries()) {
    if (index % 500 === 499) yield pause;
    const id = idOf(element);
    const name = localNameOf(element);
    // Statistics put their scripts in twice under one id; nobody sees or reaches those.
    if (id.trim() === '' || /^(?:script|link|style|meta|noscript)$/.test(name) || isForeign(element, name)) continue;
    const had = found.get(id);
    if (had) had.push(element);
    else found.set(id, [element]);
  }
  const twice: { id: string; elements: readonly Element[] }[] = [];
  for (const [id, all] of found) {
    if (all.length < 2) continue;
    const elements = all.slice(0, 50).filter((element) => !closest(element, clones));
    if (elements.length > 1) twice.push({ id, elements: all.length > 50 ? all : elements });
  }
  for (const { id, elements } of twice.slice(0, most)) yield { code: 'duplicate-id', at: elements[1]!, about: id, data: { id: id.slice(0, 60), times: elements.length } };
  const rest = twice.slice(most);
  if (rest.length > 0) {
    const names = rest.slice(0, 40).map(({ id }) => id.slice(0, 40)).join('、');
    yield { code: 'duplicate-id', about: '其余标识', data: { id: `${names}${rest.length > 40 ? `等 ${rest.length} 个` : ''}`, times: '不止一' } };
  }
}

const clones = '.swiper-slide-duplicate, .slick-cloned, .cloned, .clone, .bx-clone';

function subject({ kind, name, other }: NestingFault): string {
  return `${kind} ${name}${other ? ` ${other}` : ''}`;
}

function sentence({ kind, name, other, times }: NestingFault): string {
  switch (kind) {
    case 'unclosed': return `有 ${times} 个 <${name}> 没有结束标签`;
    case 'stray': return `有 ${times} 个 </${name}> 没有对应的开始标签`;
    case 'crossed': return `<${name}> 与外层的 <${other}> 交叉，共 ${times} 处`;
    case 'repeated': return `<${name}> 多写了 ${times} 个`;
    case 'inside-itself': return `<${name}> 里又套了 <${name}>，共 ${times} 处`;
  }
}

/** An element that is never closed is noticed at its end: the one that stays open is the outermost of its name. */
function placeOf({ kind, line }: NestingFault): string {
  return kind === 'unclosed' ? `从第 ${line} 行起的范围内` : `第一处在第 ${line} 行`;
}

const remedies: Readonly<Record<NestingFault['kind'], string>> = {
  unclosed: '在应当结束的地方补上结束标签。',
  stray: '删掉多余的结束标签，或补上缺少的开始标签。',
  crossed: '先写内层的结束标签，再写外层的结束标签。',
  repeated: '一个页面只保留一个；多半是把整页当作片段嵌入了，改为只嵌入 <body> 里的内容。',
  'inside-itself': '把里面的一个移出来，或先结束外面的一个。',
};
