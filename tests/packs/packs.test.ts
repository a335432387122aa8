import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packLimits, type UnitPack } from '../../contract/unit-pack.ts';
import { readWorkbook } from '../../forms/read-workbook.ts';
import { workbook } from '../../forms/workbook.ts';
import { sayInChinese } from '../../messages/said.ts';
import { policyOf, wordTablesOf } from '../../packs/in-force.ts';
import { judgePack, type Judged } from '../../packs/judge-pack.ts';
import { PackRefused } from '../../packs/problem.ts';
import { readPackJson } from '../../packs/read-json.ts';
import { readPackSheets } from '../../packs/read-sheets.ts';
import { packJson, packTemplate, packWorkbook } from '../../packs/write-pack.ts';
import { createSlipFinder } from '../../page/content/word-slips.ts';

const word = (text: string, over = {}): UnitPack['words'][number] => ({ text, kind: 'name', source: '示范县委编办', severity: 'review', allow: [], ...over });
const pack = (over: Partial<UnitPack> = {}): UnitPack => ({
  format: 'duwang-pack/1', code: 'county', version: 3, name: '示范县词表', from: '2026-01-01', until: null, note: '',
  words: [word('示范县人民政府办公室', { allow: ['示范县政府办公室'] }), word('互联网+政务服务（示范）', { kind: 'text', severity: 'hint' })],
  confusions: [{ wrong: '示犯县', right: '示范县', source: '检查记录', severity: 'review' }], allow: ['示范县驻京办'],
  settings: [{ id: 'home-updates.fewest', value: 15, reason: '县政府办 2026 年 1 号文' }], trustedHosts: ['www.example.org.cn'],
  tables: [{ table: 'commercial-link.trade', text: 'shop.example.com', change: 'add', reason: '曾被挂链' }, { table: 'source.vague', text: '综合', change: 'drop', reason: '本县有综合科' }], ...over,
});
const ofJson = (value: unknown): Judged => judgePack(readPackJson(typeof value === 'string' ? value : JSON.stringify(value)));
const ofSheets = (rows: Readonly<Record<string, readonly (readonly string[])[]>>): Judged =>
  judgePack(readPackSheets(readWorkbook(workbook(Object.entries(rows).map(([name, lines]) => ({ name, widths: [20], rows: lines.map((line) => line.map((value) => ({ value }))) }))))));
const problems = (judged: Judged): readonly string[] => (judged.ok ? [] : judged.problems.map(({ where, message }) => `${sayInChinese(where)}：${sayInChinese(message)}`));
const head = [['项目', '内容'], ['编号', 'county'], ['版本', '3'], ['名称', '示范县词表'], ['生效日期', '2026-01-01']];

describe('what is written is read back unchanged', () => {
  it('as JSON and as Excel, and the template is a good pack', () => {
    expect(ofJson(packJson(pack()))).toEqual({ ok: true, pack: pack(), notes: [] });
    expect(judgePack(readPackSheets(readWorkbook(packWorkbook(pack()))))).toEqual({ ok: true, pack: pack(), notes: [] });
    const struck = pack({ struckHosts: [{ host: 'xuexi.cn', reason: '县委网信办规定' }] });
    expect(ofJson(packJson(struck))).toEqual({ ok: true, pack: struck, notes: [] });
    expect(judgePack(readPackSheets(readWorkbook(packWorkbook(struck))))).toEqual({ ok: true, pack: struck, notes: [] });
    expect(judgePack(readPackSheets(readWorkbook(packTemplate('2026-11-21')))).ok).toBe(true);
    expect(ofJson(`\ufeff${packJson(pack())}`).ok).toBe(true);
  });
  it('whatever good words it holds', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'示范县人民政府办公室（）《》·—+a1 '), minLength: 2, maxLength: 20 }).map((text) => text.trim()).filter((text) => text.length > 1 && !/[*?]$/.test(text));
    fc.assert(fc.property(fc.uniqueArray(letters, { minLength: 1, maxLength: 30 }), (texts) => {
      const given = pack({ words: texts.map((text) => word(text)), confusions: [] });
      const json = ofJson(packJson(given));
      expect(json.ok && json.pack).toEqual(given);
      const sheets = judgePack(readPackSheets(readWorkbook(packWorkbook(given))));
      expect(sheets.ok && sheets.pack).toEqual(given);
    }), { numRuns: 60 });
  });
});

describe('a bad file is refused with the place and what to do', () => {
  it.each([
    ['broken JSON', '{"format":\n"duwang-pack/1",\n"words": [}', [/^(?:第 3 行|文件)：不是合格的 JSON/]],
    ['a list', '[]', [/^文件：不是规则包/]],
    ['words that are no list', { ...pack(), words: {} }, [/^words：应当是列表/]],
    ['a wrong head', { ...pack(), code: 'Bad Code', version: 0, from: '2026-02-30', until: '昨天', extra: 1 }, [/code：编号由单位自定/, /version：版本是 1 以上/, /until：失效日期写成/, /extra：本版本不认识/, /from：没有“2026-02-30”这一天/]],
    ['an end before the beginning', { ...pack(), until: '2025-12-31' }, [/until：失效日期早于生效日期/]],
    ['nothing in it', { ...pack(), words: [], confusions: [], allow: [], settings: [], tables: [], trustedHosts: [] }, [/没有任何内容/]],
    ['no source', { ...pack(), words: [word('示范县政府', { source: '' })] }, [/^words 第 1 项：请填写出处/]],
    ['an unknown key', { ...pack(), words: [{ ...word('示范县政府'), colour: 'red' }] }, [/^words 第 1 项：应当有规范写法/]],
    ['an unknown kind', { ...pack(), words: [word('示范县政府', { kind: '人名' })] }, [/类别只能是/]],
    ['control characters', { ...pack(), words: [word('示范\u0007县政府')], allow: ['示\n范'] }, [/^words 第 1 项：含有看不见的控制字符/, /^allow 第 1 项：含有看不见的控制字符/]],
    ['spaces around', { ...pack(), words: [word(' 示范县政府')] }, [/开头或末尾有空格/]],
    ['regular expressions', { ...pack(), words: [word('示范县.*'), word('第\\d+届'), word('(?:县|市)政府'), word('示范[a-z]')], allow: ['示范?'] }, [/像是正则表达式/, /像是正则表达式/, /像是正则表达式/, /像是正则表达式/, /^allow 第 1 项：.*像是正则表达式/]],
    ['conflicting twins', { ...pack(), words: [word('示范县政府'), word('示范县政府', { kind: 'text' })] }, [/^words 第 2 项：与words 第 1 项是同一个词，写法却不同/]],
    ['right and wrong at once', { ...pack(), words: [word('示犯县')] }, [/^confusions 第 1 项：“示犯县”在words 第 1 项是正确写法/]],
    ['wrong and never reported', { ...pack(), allow: ['示犯县'] }, [/又列为不提示/]],
    ['a circle', { ...pack(), confusions: [...pack().confusions, { wrong: '示范县', right: '示犯县', source: '甲', severity: 'hint' }] }, [/正确写法“示范县”又列为错误写法/, /正确写法“示犯县”又列为错误写法/]],
    ['an unknown setting', { ...pack(), settings: [{ id: 'no-such.thing', value: 3, reason: '甲' }] }, [/没有编号为“no-such.thing”的参数/]],
    ['a setting out of range, without reason', { ...pack(), settings: [{ id: 'home-updates.fewest', value: 0, reason: '甲' }, { id: 'slow-load.seconds', value: 3, reason: '' }] }, [/只能在 1 到 1000 条之间/, /须写明理由/]],
    ['an unknown table', { ...pack(), tables: [{ table: 'no-such.table', text: '甲', change: 'add', reason: '乙' }] }, [/没有编号为“no-such.table”的词表/]],
    ['a table changed without reason, or in no known way', { ...pack(), tables: [{ table: 'source.vague', text: '甲', change: 'add', reason: '' }, { table: 'source.vague', text: '甲', change: 'replace', reason: '乙' }] }, [/改动内置词表须写明理由/, /增减只能是/]],
    ['a drop of what is not there', { ...pack(), tables: [{ table: 'source.vague', text: '示范县', change: 'drop', reason: '乙' }] }, [/本来没有“示范县”，不能去掉/]],
    ['no hosts in a table of hosts', { ...pack(), tables: [{ table: 'commercial-link.trade', text: 'https://a.cn/', change: 'add', reason: '乙' }, { table: 'commercial-link.trade', text: 'com.cn', change: 'add', reason: '乙' }] }, [/只能写域名/, /公共的域名后缀/]],
    ['a pattern in a table', { ...pack(), tables: [{ table: 'source.vague', text: '.*报社', change: 'add', reason: '乙' }] }, [/像是正则表达式/]],
    ['both added and dropped', { ...pack(), tables: [{ table: 'source.vague', text: '网络', change: 'drop', reason: '乙' }, { table: 'source.vague', text: '网络', change: 'add', reason: '乙' }] }, [/同一个词，写法却不同/]],
    ['a host with a scheme', { ...pack(), trustedHosts: ['https://www.a.cn/'] }, [/应当是域名/]],
    ['a built-in host struck without a reason', { ...pack(), struckHosts: [{ host: 'xuexi.cn', reason: '' }] }, [/须写明理由/]],
    ['a host struck that a document names', { ...pack(), struckHosts: [{ host: 'gov.cn', reason: '不认' }, { host: 'conac.cn', reason: '不认' }] }, [/文件写明.*不能移出/, /文件写明.*不能移出/]],
    ['a host struck that is not built in', { ...pack(), struckHosts: [{ host: 'www.example.com', reason: '不认' }] }, [/内置名单里没有.*www\.example\.com/]],
    ['a host struck and entered at once', { ...pack(), trustedHosts: ['xuexi.cn'], struckHosts: [{ host: 'xuexi.cn', reason: '不认' }] }, [/又列为免提示/]],
    ['a suffix below which anybody registers', { ...pack(), trustedHosts: ['com.cn'] }, [/公共的域名后缀/]],
  ])('%s', (_, file, expected) => {
    const said = (() => {
      try {
        return problems(ofJson(file));
      } catch (error) {
        if (!(error instanceof PackRefused)) throw error;
        return error.problems.map(({ where, message }) => `${sayInChinese(where)}：${sayInChinese(message)}`);
      }
    })();
    expect(said).toHaveLength(expected.length);
    expected.forEach((pattern, index) => expect(said[index]).toMatch(pattern));
  });

  it('Excel names sheet, row and cell', () => {
    expect(problems(ofSheets({ 说明: head, 规范写法: [['规范写法', '类别', '出处'], ['示范县政府', '名称', '编办'], ['示范县.*', '名称', '编办'], ['示范县教育局', '单位', '编办']] }))).toEqual([
      '工作表“规范写法”第 3 行（A3）：“示范县.*”像是正则表达式或通配符，这里只收原样的文字。请逐个列出。', '工作表“规范写法”第 4 行（A4）：类别只能是“名称”（name）或“表述”（text）。']);
    expect(() => ofSheets({ Sheet1: [['甲'], ['乙']] })).toThrow('没有名为“规范写法”');
    expect(() => ofSheets({ 说明: head, 易错词: [['误写', '正写']] })).toThrow('第一行应当是：错误写法、正确写法、出处、级别');
  });

  it('Excel takes other names of columns, empty rows and a title above', () => {
    const judged = ofSheets({ 规则包: head, 词表: [['示范县词表'], ['序号', '名称（必填）', '依据'], ['1', '示范县人民政府', '编办'], ['', '', ''], ['2', '示范县教育局', '编办']] });
    expect(judged.ok && judged.pack.words.map(({ text, kind, severity }) => [text, kind, severity])).toEqual([['示范县人民政府', 'name', 'review'], ['示范县教育局', 'name', 'review']]);
  });

  it('a row WPS has hidden or filtered is named, neither taken nor left out silently', () => {
    const parts = unzipSync(packWorkbook(pack(), '2026-11-22'));
    const hidden = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, name.startsWith('xl/worksheets/') ? strToU8(strFromU8(bytes).replace('<row r="2"', '<row r="2" hidden="1"')) : bytes]));
    expect(() => readPackSheets(readWorkbook(zipSync(hidden)))).toThrow('工作表“规范写法”第 2 行：这一行是隐藏的：请取消隐藏和筛选');
  });

  it('plain repetitions and words too short are said and do no harm', () => {
    const judged = ofJson({ ...pack(), words: [word('示范县政府'), word('示范县政府'), word('县政府')] });
    expect({ ...judged, notes: judged.ok ? judged.notes.map(({ where, message }) => ({ where: sayInChinese(where), message: sayInChinese(message) })) : [] }).toMatchObject({ ok: true, notes: [{ where: 'words 第 2 项', message: '与words 第 1 项重复，只算一次。' }, { where: 'words 第 3 项', message: expect.stringContaining('不做近似比对') }] });
    expect(judged.ok && judged.pack.words).toHaveLength(2);
  });

  it('ten thousand entries are taken, more than the limit are not, and a hundred problems are enough', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => word(`示范县第${at}号便民服务中心`));
    const judged = ofJson({ ...pack(), words: many(10_000) });
    expect(judged.ok && judged.pack.words).toHaveLength(10_000);
    expect(problems(ofJson({ ...pack(), words: many(packLimits.entries + 1) }))[0]).toMatch(/超过 50000 项/);
    expect(problems(ofJson({ ...pack(), words: many(500).map((each) => ({ ...each, kind: 'x' })) }))).toHaveLength(100);
  });
});

describe('packs in force', () => {
  it('settings, hosts and words come with the pack they are of', () => {
    expect(policyOf([])).toBeNull();
    const second = pack({ code: 'town', version: 1, settings: [{ id: 'home-updates.fewest', value: 8, reason: '镇' }, { id: 'of-a-later-version.x', value: 1, reason: '甲' }], trustedHosts: ['a.example.cn'], tables: [{ table: 'source.vague', text: '市民网', change: 'add', reason: '镇' }, { table: 'of-a-later-version.x', text: '甲', change: 'add', reason: '乙' }], struckHosts: [{ host: 'xuexi.cn', reason: '镇里规定' }] });
    expect(policyOf([pack({ struckHosts: [{ host: 'xuexi.cn', reason: '县里规定' }, { host: '81.cn', reason: '县里规定' }] }), second])).toEqual({
      struckHosts: [{ host: '81.cn', reason: '县里规定', pack: 'county@3' }, { host: 'xuexi.cn', reason: '镇里规定', pack: 'town@1' }],
      packs: ['county@3', 'town@1'], trustedHosts: ['a.example.cn', 'www.example.org.cn'],
      tables: [
        { id: 'commercial-link.trade', text: 'shop.example.com', change: 'add', reason: '曾被挂链', pack: 'county@3' }, { id: 'source.vague', text: '综合', change: 'drop', reason: '本县有综合科', pack: 'county@3' },
        { id: 'source.vague', text: '市民网', change: 'add', reason: '镇', pack: 'town@1' },
      ],
      settings: [{ id: 'home-updates.fewest', value: 15, reason: '县政府办 2026 年 1 号文', pack: 'county@3' }, { id: 'home-updates.fewest', value: 8, reason: '镇', pack: 'town@1' }],
    });
  });

  it('a unit word is found almost right, its allowed ways are not, the longest wins over built-in ones', () => {
    const find = createSlipFinder(wordTablesOf([pack({ words: [word('示范县人民政府办公室', { allow: ['示范县人民政府办公厅'] }), word('中华人民共和国示范条例')] })]));
    expect(find('示范县人民政府办公是，示犯县，示范县人民政府办公厅。').map(({ code, found, right, pack: from }) => [code, found, right, from])).toEqual([
      ['mandated-near-miss', '示范县人民政府办公是', '示范县人民政府办公室', 'county@3'], ['confusable', '示犯县', '示范县', 'county@3']]);
    expect(find('中华人民共合国示范条例')).toMatchObject([{ right: '中华人民共和国示范条例' }]);
  });

  it('what one pack calls right no other calls wrong', () => {
    const find = createSlipFinder(wordTablesOf([pack(), pack({ code: 'other', words: [word('示犯县')], confusions: [] })]));
    expect(find('示犯县发布')).toEqual([]);
  });
});
