import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectPage } from '../../checks/inspect-page.ts';
import { checks } from '../../checks/registry.ts';
import { passesLuhn } from '../../page/content/identity-number.ts';
import { fragmentOf } from '../../evidence/fragment.ts';
import { normalText } from '../../page/normal-text.ts';
import { redactedTextOf } from '../../page/redacted-text.ts';
import { redacted, redactedBeginning, redactedSame } from '../../page/redact.ts';
import { loadPage, opened } from '../support/load-page.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const withCheck = (body: string): string => body + '10X98765432'[[...body].reduce((sum, digit, at) => sum + Number(digit) * weights[at]!, 0) % 11]!;
const luhn = (body: string): string => {
  const sum = [...body].reverse().reduce((total, digit, at) => total + (at % 2 === 0 ? (Number(digit) * 2 > 9 ? Number(digit) * 2 - 9 : Number(digit) * 2) : Number(digit)), 0);
  return body + String((10 - sum % 10) % 10);
};
const two = (value: number): string => String(value).padStart(2, '0');
const identity = fc.tuple(fc.constantFrom('110105', '450703', '152801', '650102'), fc.integer({ min: 1930, max: 2020 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 999 }))
  .map(([region, year, month, day, order]) => withCheck(`${region}${year}${two(month)}${two(day)}${String(order).padStart(3, '0')}`));
const card = fc.stringMatching(/^62[0-9]{13,16}$/).map(luhn);
const mobile = fc.stringMatching(/^1[3-9][0-9]{9}$/);
/** The groups in which the check finds a number, and others people write: as sizes, the rest last. */
const identitySizes = [[18], [6, 8, 4], [6, 4, 4, 4], [6, 12], [14, 4], [6, 4, 2, 2, 4], [3, 3, 4, 4, 4]];
const cardSizes = [[19], [4, 4, 4, 4, 3], [4, 4, 4, 7], [6, 13], [4, 12, 3]];
const gaps = [' ', '-', '  ', '\u00a0', '\u3000', '－', '–', '\t', '\u200b'];
const inGroups = (digits: string, sizes: readonly number[], gap: string): string => {
  let at = 0;
  return sizes.map((size) => digits.slice(at, at += size)).join(gap);
};
const wide = (text: string): string => text.replace(/[\dX]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const isCard = (digits: string): boolean => digits.startsWith('62') && digits.length > 15 && passesLuhn(digits);
const number = fc.oneof(identity, card, mobile);
/** A number as a page has it: in one piece or in groups, its digits perhaps full-width. */
const written = fc.tuple(number, fc.nat(), fc.constantFrom(...gaps), fc.boolean()).map(([digits, which, gap, isWide]) => {
  const most = digits.length;
  const sizes = isCard(digits) ? most === 19 ? cardSizes : [[most], [4, 4, 4, 4, most - 16].filter(Boolean), [6, most - 6]] : most === 18 ? identitySizes : [[11], [3, 4, 4]];
  const grouped = inGroups(digits, sizes[which % sizes.length]!, gap);
  return isWide ? wide(grouped) : grouped;
});

describe('personal numbers are masked in whatever is taken over', () => {
  it.each([
    ['身份证号110105194912310021。', '身份证号11*************021。'],
    ['证件号：１１０１０５１９４９１２３１００２１', '证件号：11*************021'],
    ['110105 19491231 002X', '11*************02X'],
    ['身份证 110105491231002', '身份证 11**********002'],
    ['卡号 6222 0200 0000 0000 001', '卡号 6222 0200 0000 0000 001'],
    [`卡号${luhn('622202000000000000')}`, `卡号6222***********${luhn('622202000000000000').slice(-4)}`],
    ['电话 13812345678、138 1234 5678、tel:13812345678', '电话 138****5678、138****5678、tel:138****5678'],
    ['张三110105199003…', '张三11**********…'],
    ['桂公网安备45010302001234号，标识码4507000001，桂ICP备05000123号，0771-5883312', '桂公网安备45010302001234号，标识码4507000001，桂ICP备05000123号，0771-5883312'],
    ['统一社会信用代码 11450700007555000X', '统一社会信用代码 11450700007555000X'],
    ['http://www.a.gov.cn/art/20261103_13812345678.html?id=13812345678', 'http://www.a.gov.cn/art/20261103_13812345678.html?id=13812345678'],
    [`http://www.a.gov.cn/q?sfz=${withCheck('11010519491231002')}`, 'http://www.a.gov.cn/q?sfz=11*************02X'],
    ['35*************123，138****1234', '35*************123，138****1234'],
    ['张三/13812345678/13912345678，Tel/13812345678，+8613812345678', '张三/138****5678/139****5678，Tel/138****5678，+86138****5678'],
    [`${withCheck('11010519491231001')}${withCheck('15010219800307001')}`, `11*************${withCheck('11010519491231001').slice(-3)}15*************${withCheck('15010219800307001').slice(-3)}`],
    [`${withCheck('11010519491231001')}13812345678、1381234567813912345678`, `11*************${withCheck('11010519491231001').slice(-3)}138****5678、138****5678139****5678`],
    ['<a href="/13812345678/a">，/2026/11/a?p=13812345678', '<a href="/13812345678/a">，/2026/11/a?p=13812345678'],
    ['项目代码 2020-450102-48-03-012345，2026-11-18 10:32 3452 1234 5678 9013', '项目代码 2020-450102-48-03-012345，2026-11-18 10:32 3452 1234 5678 9013'],
    ['见www.a.gov.cn，13812345678', '见www.a.gov.cn，138****5678'],
    ['0000-01-01 12345678 2026-11-18 123 4567', '0000-01-01 12345678 2026-11-18 123 4567'],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
    expect(redacted(redacted(text))).toBe(expected);
    expect(redactedSame(text)).toHaveLength(text.length);
  });

  it.each([
    ['identity', withCheck('11010519491231002'), identitySizes, '110105', '002'],
    ['card', luhn('622202020011223344'), cardSizes, '622202', '112233'],
    ['mobile', '13812345678', [[11], [3, 4, 4]], '1381', '2345'],
  ])('an %s however it is grouped, in the words beside it too', (_, digits, allSizes, first, inner) => {
    for (const sizes of allSizes) for (const gap of gaps) for (const width of [String, wide]) for (const lead of ['', '1001 ', '3 ', '（2026-11-18）', '卡号：', '张三/', '38 4521 ']) {
      const text = `${lead}${width(inGroups(digits, sizes, gap))}`;
      for (const said of [redacted(text), redactedSame(text), redacted(`${text} 100元`), redactedBeginning(`${text}，${'字'.repeat(90)}`, 80)]) {
        const bare = normalText(said).replace(/[\s-]/g, '');
        expect(bare, `${said} of ${text}`).toContain('****');
        expect(bare.includes(first) && bare.includes(inner), `${said} of ${text}`).toBe(false);
      }
      expect(redactedSame(text)).toHaveLength(text.length);
      expect(redacted(redacted(text))).toBe(redacted(text));
    }
  });

  it('a card that somebody has cut before it came here', () => {
    for (const sizes of [[19], [4, 4, 4, 4, 3], [4, 4, 4, 7]]) {
      const written = inGroups(luhn('622202020011223344'), sizes, ' ');
      for (let end = 13; end <= written.length; end += 1) expect(redacted(`户名张三，卡号：${written.slice(0, end)}”`), String(end)).not.toContain(written.slice(0, 9));
    }
    expect(redacted('全年完成 6212 3456 7890')).toBe('全年完成 6212 3456 7890');
  });

  it('never cuts a number before it was seen', () => {
    for (let lead = 0; lead < 60; lead += 1) expect(redactedBeginning(`${'字'.repeat(lead)}11010519491231002X${'字'.repeat(60)}`, 50)).not.toMatch(/19491|\d{8}/);
  });

  it.each([
    ['<table><tr><td>1</td><td>13812345678</td><td>2026-11-01</td></tr></table>', '1138****56782026-11-01'],
    ['<p><span>13812345678</span><span>3</span></p>', '138****56783'],
    ['<p><span>138</span><b>1234</b><i>5678</i></p>', '138****5678'],
    ['<ul><li>11010519491231002X</li><li>2</li></ul>', '11*************02X2'],
    ['<p>2026-11-01 至 2026-11-30，0771-5883312</p>', '2026-11-01 至 2026-11-30，0771-5883312'],
  ])('what touches in the text of %s is masked all the same', async (html, expected) => {
    const loaded = await loadPage({ html, type: 'article' });
    const element = loaded.document.body.firstElementChild!;
    expect(redactedTextOf(element)).toBe(expected);
    const bare = (fragmentOf(element) ?? '').replace(/<[^>]+>/g, '');
    expect(bare).toBe(expected);
    loaded.close();
  });

  const masking = new Set<string>();
  it('no check, no title and no fragment lets one out, wherever the page has it', async () => {
    await fc.assert(fc.asyncProperty(fc.array(written, { minLength: 6, maxLength: 6 }), fc.constantFrom('article', 'column', 'home', 'guide', 'interaction') , async (numbers, type) => {
      const [a, b, c, d, e, f] = numbers as [string, string, string, string, string, string];
      const split = `${a.slice(0, 5)}<b>${a.slice(5, 9)}</b><span>${a.slice(9)}</span>`;
      const loaded = await loadPage({
        type, html: `<!doctype html><html><head><title>关于${a}的公示</title><meta name="ArticleTitle" content="张三${b}"><meta name="ColumnName" content="${c}"><meta name="PubDate" content="${d}"><meta name="Keywords" content=""></head>
          <body><h1>关于张三 ${split} 的公示</h1><p>发布时间：2026/11/3 来源：${e}</p><p>中华人民共合国${a}，卡号${b}，电话${c}，，请查阅${d}的的。</p>
          <table><tr><th>序号</th><th>姓名</th><th>身份证号</th></tr><tr><td>15</td><td>张三</td><td>${f}</td></tr><tr><td>16</td><td>李四</td><td>${split}</td></tr></table>
          <ul><li><a href="#">点击${b}</a> [01-05]</li><li><a href="">${c}</a></li><li><a href="http://10.0.0.1/x.html" title="${d}">更多</a></li><li><a href="/a/附件1.doc">附件1</a></li></ul>
          <img src="data:image/gif;base64,xx" alt="${e}"><div style="display:none"><a href="http://www.bet.example.com/">赌博${f}</a></div><marquee>${a}</marquee>
          <div id="footer">主办单位：${b} 联系电话：${c} 版权所有</div></body></html>`,
      });
      const { report, elements } = await inspectPage(checks, { document: loaded.document, url: loaded.page.url.href, now: loaded.page.now, load: opened, type });
      const fragments = [...elements.values()].map((element) => fragmentOf(element));
      loaded.close();
      expect(report.checks.flatMap(({ findings }) => findings).length).toBeGreaterThan(3);
      const bare = (text: string): string => normalText(text).replace(/\\t|[\s-]/g, '');
      const said = bare(JSON.stringify([report.title, report.checks, fragments]).replace(/<\/?(?:b|span)[^>]*>|&nbsp;/g, ''));
      for (const { id, findings } of report.checks) if (/\*{4}/.test(JSON.stringify(findings))) masking.add(id);
      for (const each of numbers.map(bare)) expect(said.includes(each), `${each} in ${said.slice(Math.max(0, said.indexOf(each) - 200), said.indexOf(each) + 40)}`).toBe(false);
    }), { numRuns: 25, seed: 20261121 });
    // That is not because nothing was taken over.
    expect([...masking]).toEqual(expect.arrayContaining(['article-tags', 'contact', 'empty-link', 'flashing', 'hidden-link', 'tag-contradiction', 'wording']));
  });
});
