import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scenes } from './scenes/all-scenes.ts';

/**
 * Where Chinese stands on an English screen because it is no text of the product: records, official names and what was read off a page.
 * By the element it stands in, with what makes it so. Nothing else may be Chinese: put it into the catalogue.
 */
const data: readonly (readonly [within: string, what: string])[] = [
  ['[lang="zh-CN"]', 'marked as Chinese: words of the official documents'],
  ['.page-title, .site-name, .address, .address-inline, .fragment-looks, .fragment, pre.source, blockquote, .link-row > p > span, .line-quote', 'read off the page'],
  ['.in-hand a, article.piece a, article.current > p > a, .today-list a, .as-preview, .coverage .pages li, .readings a, .readings details li, .item-pages a, ol.plain > li > p > a, ul.found small', 'titles and names of pages'],
  ['.row-says, .line-says, .current, .cause > p.small, .line-facts, article.piece, .conflict > h2, .writing-list > li > span, .marker, .lens-gap, .readings .found, .issue li label', 'what a finding says, as recorded'],
  ['.detail > .block > p, .current.cause > p, .detail .block p', 'how to mend it, as recorded'],
  ['.row-note, .trusted-hosts .small, .packs li, .current .history, .managed-note, .duty > span, article.shift, .link-row > p, ul.own > li, .conflict td, .conflict th, .conflict p, .held, .evidence-list .small, .item .history, ol.history, .item dd, dl.facts dd', 'what a person wrote, and who'],
  ['.outcome li, .run-title, .outcome b, .address', 'names of checks, and why one did not come to an answer, as recorded'],
  ['.clause, .fact, small, .question-head, .question-body, .question-keys, .question-mark', 'clauses and questions of the official documents by their numbers and words'],
  ['.sheet, .score, .sheet-name, .form-table, .sheet-page, .print-body, .export-list, .desk-summary h2, .wide[aria-label], .lined > tbody > tr > th, .plot, .legend, .answer .question, .answer-actions', 'rows, results and names of official forms'],
  ['option, select[aria-label]', 'names: score sheets, sites, units, checks, columns and their classes'],
  ['.entry-grid label', 'cells of official forms'],
];
/** Texts of the English catalogue that name something by its Chinese name, and what stands in these scenes for the worker's answers and for people's entries. */
const others: readonly RegExp[] = [
  /栏目登记|附件\d|【】|\.政务|合格 \((?:not )?met\)|《政府网站栏目（系统）基本信息表》|政府网站基本信息表|单位名称/,
  /^(?:政府网站监测评分表|合格|不合格)$/,
  /示范[市县]|覃晓燕|韦志强|管理员|已调离人员|^2026-0001 |\(reason: 全县统一\)/,
  /^(?:检查程序没有在页面里启动：页面在检查时跳转了。请等页面打开后重试。|本机磁盘已满，刚才的确认没有保存。请腾出空间后重试。|没有保存：本机磁盘已满。.*|这是浏览器或插件自己的页面，.*|.*示范网页没有读到.*)$/,
];
const used = new Set<string>();
/** Letters and punctuation that only Chinese text has; the wide space is no letter. */
const chinese = /[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]/;
const root = document.createElement('div');

// Only the test may look into the overlay's closed root.
const attach = Element.prototype.attachShadow;
beforeAll(() => {
  Element.prototype.attachShadow = function open(init) {
    return attach.call(this, { ...init, mode: 'open' });
  };
  document.body.append(root);
});
afterAll(() => {
  Element.prototype.attachShadow = attach;
});

describe('nothing of the product is Chinese on its English screens', () => {
  it.each(scenes.map((scene) => [`${scene.screen} ${scene.state}`, scene] as const))('%s', async (_, scene) => {
    document.documentElement.lang = 'en';
    if (scene.surface !== null) document.documentElement.dataset['surface'] = scene.surface;
    const leave = await scene.show(root, 'en');
    // There the page under inspection lies below: what the product draws is in a shadow root of its own.
    const own = scene.surface === 'page' ? [...root.ownerDocument.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []) : [root];
    const strays = own.flatMap((from) => [...textsOf(from)]).filter(([element, text]) => {
      if (!chinese.test(text) || others.some((pattern) => pattern.test(text))) return false;
      const reason = data.find(([within]) => element.closest(within));
      if (reason) used.add(reason[0]);
      return !reason;
    });
    leave?.();
    expect(strays.map(([element, text]) => `${[...path(element)].slice(0, 4).toReversed().join(' > ')}: ${text.slice(0, 120)}`)).toEqual([]);
  });

  it('and no place is named that no screen has', () => expect(data.map(([within]) => within).filter((within) => !used.has(within))).toEqual([]));

  it('finds what it looks for', () => {
    root.innerHTML = '<main><p class="small">Open：2</p><button aria-label="确认">1</button><p class="page-title">标题</p></main>';
    expect([...textsOf(root)].filter(([element, text]) => chinese.test(text) && !data.some(([within]) => element.closest(within))).map(([, text]) => text)).toEqual(['Open：2', '确认']);
  });
});

/** Every text a person meets: what is shown and what is read out, in open shadow roots too. */
function* textsOf(within: ParentNode): Generator<readonly [Element, string]> {
  for (const element of within.querySelectorAll('*')) {
    if (element.localName === 'style') continue;
    if (element.shadowRoot) yield* textsOf(element.shadowRoot);
    for (const child of element.childNodes) if (child instanceof Text) yield [element, child.data];
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) if (element.hasAttribute(name)) yield [element, element.getAttribute(name)!];
  }
}
function* path(element: Element): Generator<string> {
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) yield `${at.localName}${at.getAttribute('class') ? `.${at.getAttribute('class')!.split(' ').join('.')}` : ''}`;
}
