import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { conformanceForm } from '../../forms/conformance-form.ts';
import { findingsCsv } from '../../forms/findings-csv.ts';
import { summaryForm } from '../../forms/summary-form.ts';
import { rectificationList } from '../../forms/rectification-list.ts';
import { scoreForm } from '../../forms/score-form.ts';
import { answerOf, example1, factsFor, finding, site } from './facts.ts';

interface Read { readonly rows: readonly (readonly string[])[]; readonly merges: readonly string[]; readonly xml: string }

/** What a spreadsheet shows of one sheet of a workbook. */
function sheetOf(bytes: Uint8Array, number: number): Read {
  const xml = strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${number}.xml`]!);
  const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => [...row!.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)]
    .map(([, cell]) => (cell ?? '').replace(/<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('&amp;', '&').replaceAll('&quot;', '"')));
  return { rows, merges: [...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, range]) => range!), xml };
}

const lineOf = (sheet: Read, name: string): readonly string[] => sheet.rows.find((row) => row[1] === name)!;

describe('政府网站监测评分表', () => {
  it('has the lines, merges and notes of 附件2, with worked example 1 in it', async () => {
    const facts = example1();
    expect(facts.sheet.score?.[1]).toBe(858);
    const sheet = sheetOf(scoreForm(facts), 2);
    await expect(`${sheet.rows.map((row) => row.join('\t')).join('\n')}\n${sheet.merges.join(' ')}\n`).toMatchFileSnapshot('golden/score-form.txt');
    expect(lineOf(sheet, '链接可用性')[5]).toBe('3.2');
    expect(lineOf(sheet, '基本信息')[5]).toBe('11');
    // Every printed page repeats it.
    expect(sheet.rows.filter((row) => row[0] === '一级指标')).toHaveLength(1);
    expect(sheet.xml).toContain('<rowBreaks');
  });

  it('is never blank where nobody looked, says 无 only where somebody did, and has — for vetoes', () => {
    const sheet = sheetOf(scoreForm(factsFor({ answers: [answerOf('D5a', { holds: 'no', count: 0 }), answerOf('D5b', { holds: 'inapplicable', count: 0, note: '未开设' })] })), 2);
    expect(lineOf(sheet, '在线系统').slice(4)).toEqual(['未定：须由人检查', '']);
    expect(lineOf(sheet, '政务咨询类栏目').slice(4)).toEqual(['2.不适用：未开设', '0']);
    expect(lineOf(sheet, '首页栏目').slice(4)).toEqual(['无', '0']);
    expect(lineOf(sheet, '严重错误').slice(4)).toEqual(['未定：须由人认定', '—']);
  });

  it('after a veto names who ruled and why, and scores nothing else', () => {
    const facts = factsFor({ findings: [finding(1)], answers: [answerOf('V4', { kind: 'veto', count: 0, note: '首页领导人姓名写错' })] });
    const sheet = sheetOf(scoreForm(facts), 2);
    expect(lineOf(sheet, '严重错误')[4]).toBe('单项否决：首页领导人姓名写错（认定人：覃晓燕）');
    expect(lineOf(sheet, '链接可用性').slice(4)).toEqual(['', '']);
    const cover = sheetOf(scoreForm(facts), 1).rows.map((row) => row.join('：')).join('\n');
    expect(cover).toContain('若无单项否决：得分');
    expect(cover).toContain('结果：不合格');
  });

  it('page one names versions, pages that did not open, open rows and what was not checked', () => {
    const cover = sheetOf(scoreForm(factsFor({ findings: [finding(1, { status: 'pending' })] })), 1).rows.map((row) => row.join('：')).join('\n');
    for (const part of ['guangxi-2017@1', '读网 0.1.0；检查目录 2026-11-21+abcd', '3 页，打开 2 页，未能打开 1 页', '待确认 1', '1 个待确认：链接可用性（1）', '已查 0 页，无法检查 2 页，未检 0 页：转载分享功能', '暂定']) expect(cover).toContain(part);
  });

  it('gives the same bytes for the same facts, whatever the order of the findings', () => {
    const facts = example1();
    expect(Buffer.from(scoreForm(facts)).equals(Buffer.from(scoreForm(example1())))).toBe(true);
  });
});

describe('the other forms', () => {
  it('政府网站问题整改清单: what was confirmed, the same problem on many pages as one item', async () => {
    const footer = (page: number): ReturnType<typeof finding> => finding(60 + page, { check: 'icp-number', code: 'missing', about: '', says: '页面底部没有 ICP 备案编号。', url: `http://www.demo.gov.cn/p${page}.html`, pageType: 'article', pageTitle: `信息${page}` });
    const facts = factsFor({ findings: [...Array.from({ length: 12 }, (_, index) => footer(index)), finding(1), finding(2, { status: 'pending' }), finding(3, { status: 'dismissed' })] });
    const sheet = sheetOf(rectificationList(facts), 2);
    expect(sheet.rows).toHaveLength(5);
    await expect(`${sheet.rows.map((row) => row.join('\t')).join('\n')}\n`).toMatchFileSnapshot('golden/rectification-list.txt');
    expect(sheet.rows[4]![5]).toContain('等 12 页');
    expect(sheetOf(rectificationList(factsFor()), 2).rows[3]![0]).toBe('无');
  });

  it('对标情况表: three tables of 120, 38 and 14 duties; what nobody looked at is 未检', () => {
    const facts = factsFor({ rubric: 'conformance-2017@1', answers: [answerOf('db-1-4', { rubric: 'conformance-2017@1', status: '符合', count: 0, note: '有专人' })] });
    const bytes = conformanceForm(facts);
    expect([2, 3, 4].map((number) => sheetOf(bytes, number).rows.length - 3)).toEqual([120, 38, 14]);
    const first = sheetOf(bytes, 2);
    expect(first.rows[2]).toEqual(['分类', '序号', '指引要求', '对标情况', '备注']);
    expect(sheetOf(bytes, 4).rows[2]).toEqual(['序号', '指引要求', '对标情况', '备注']);
    expect(first.rows[6]).toEqual(['', '4', '政府网站内容编辑要有专门人员负责。', '符合', '认定人：覃晓燕；有专人']);
    expect(first.rows[3]!.slice(0, 4)).toEqual(['办站职责', '1', '要积极利用政府网站发布信息、提供服务，确保所提供信息内容权威、准确、及时。', '未检']);
    expect(first.merges).toContain('A4:A9');
  });

  it('政府网站月监测情况表: the columns of 附件7, one line for each site', async () => {
    const sheet = sheetOf(summaryForm('month', [example1(), factsFor({ answers: [answerOf('V4', { kind: 'veto', note: '首页被篡改' })], site: { ...site, name: '', code: null, kind: 'department' } })], '2026-12-01'), 2);
    await expect(`${sheet.rows.map((row) => row.join('\t')).join('\n')}\n${sheet.merges.join(' ')}\n`).toMatchFileSnapshot('golden/monthly-form.txt');
    expect(sheet.rows[6]!.slice(5, 8)).toEqual(['85.8', '合格与否未定（暂定）', '基本信息扣 11 分；链接可用性扣 3.2 分']);
    expect(sheetOf(summaryForm('month', [], '2026-12-01'), 2).rows[6]![0]).toBe('无');
    // Nothing was confirmed, but rows are open: that is not 无.
    expect(sheetOf(summaryForm('month', [factsFor()], '2026-12-01'), 2).rows[6]![7]).toContain('不能算作没有问题');
  });

  it('takes what pages and people write: formulas, control characters, a name of 300 characters', () => {
    const hostile = factsFor({ findings: [finding(1, { says: '=cmd|calc!A1', pageTitle: '\u0000\u000b@SUM(1)' })], site: { ...site, name: '长'.repeat(300) } });
    for (const bytes of [scoreForm(hostile), rectificationList(hostile), summaryForm('month', [hostile], '2026-12-01')]) {
      for (const [name, part] of Object.entries(unzipSync(bytes))) {
        expect(strFromU8(part), name).not.toMatch(/<f>|[\u0000-\u0008\u000b]/);
      }
    }
  });
});

describe('findings as CSV', () => {
  it('guards cells that a spreadsheet would run, and quotes the rest', () => {
    const csv = findingsCsv(factsFor({ findings: [
      finding(1, { says: '=1+1', about: '' }), finding(2, { says: '  @SUM(A1)' }), finding(3, { says: '\t-2' }), finding(4, { says: '＝1' }), finding(5, { says: '说“好”,"a"\n第二行' }), finding(6, { note: '+86 771' }),
    ] }));
    expect(csv.startsWith('\ufeff"序号"')).toBe(true);
    expect(csv).toContain(`"'=1+1"`);
    expect(csv).toContain(`"'  @SUM(A1)"`);
    expect(csv).toContain(`"'\t-2"`);
    expect(csv).toContain(`"'＝1"`);
    expect(csv).toContain('"说“好”,""a""\n第二行"');
    expect(csv).toContain(`"'+86 771"`);
    expect(csv.split('\r\n')).toHaveLength(8);
  });

  it('writes twenty thousand findings, every one of them', () => {
    const facts = factsFor({ findings: Array.from({ length: 20_000 }, (_, index) => finding(index, { url: `http://www.demo.gov.cn/p${index % 300}.html`, pageType: 'article' })) });
    const began = performance.now();
    const bytes = scoreForm(facts);
    const csv = findingsCsv(facts);
    const took = performance.now() - began;
    console.log(`20 000 findings: ${Math.round(took)} ms, xlsx ${Math.round(bytes.length / 1024)} KB, csv ${Math.round(csv.length / 1024)} KB`);
    expect(csv.split('\r\n')).toHaveLength(20_002);
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet3.xml']!).split('<row ')).toHaveLength(20_002);
  });
});
