import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { attachmentFacts } from '../../attachments/attachment-facts.ts';
import { attachmentLimits } from '../../attachments/limits.ts';
import { readAttachment } from '../../attachments/read-text.ts';
import { attachmentFactsSchema } from '../../contract/attachment.ts';
import { createSlipFinder } from '../../page/content/word-slips.ts';
import { builtInWords } from '../../standards/words/built-in.ts';
import { bomb, docx, lockedOffice, ofd, xlsx } from '../support/documents.ts';

const noPdf = async () => ({ because: '没有读 PDF' });
const textOf = async (file: Uint8Array): Promise<string> => {
  const read = await readAttachment(file, noPdf);
  return 'text' in read ? read.text : `！${read.because}`;
};
const now = Date.parse('2026-11-21T09:00:00+08:00');

describe('the text of a document', () => {
  it('Word: runs joined, tables by row, notes too, deleted text and field codes left out', async () => {
    const text = await textOf(docx(['关于庆祝中华人民共合国成立的通知', '甲乙丙&amp;丁'], [['姓名', '身份证号'], ['张三', '11010519491231002X']]));
    expect(text.split('\n').map((line) => line.trim())).toEqual(['关于庆祝中华人民共合国成立的通知', '甲乙丙&丁', '姓名 \t身份证号', '张三 \t11010519491231002X', '', '脚注里的字', '']);
  });
  it('Excel: long numbers with the head of their column', async () => {
    expect(await textOf(xlsx([['受助人员名单'], ['序号', '姓名', '银行卡号'], ['1', '张三', '6222020000000000000']]))).toBe('名单\n受助人员名单\n序号\t姓名\t银行卡号\n1\t张三\t银行卡号：6222020000000000000');
  });
  it('OFD: pages in order, pieces of one line joined', async () => {
    expect(await textOf(ofd([['关于开展普查工作的通知', '第二行的文字内容'], ...Array.from({ length: 10 }, (_, at) => [`第${at + 2}页的文字`])]))).toMatch(/^关于开展普查工作的通知\n第二行的文字内容\n第2页的文字\n第3页的文字[^]*第11页的文字$/);
  });
  it.each([
    ['empty', new Uint8Array(), '是空文件'], ['behind a password', lockedOffice(), '设有打开密码'], ['an old format', lockedOffice().fill(0, 1000), '是旧版 Word、Excel 或 WPS 格式（.doc、.xls、.wps），读不了'],
    ['a web page', strToU8('<!DOCTYPE html><html>请登录</html>'), '得到的是网页，不是文件'], ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0]), '不是能读的格式（能读 docx、xlsx、pdf、ofd）'], ['an archive', zipSync({ 'a.txt': strToU8('字') }), '是压缩包，没有打开'],
    ['torn', docx(['一二三四五六']).slice(0, 300), '已损坏或不完整，读不了'], ['a bomb', bomb(), '展开后过大或部分过多，不像正常的文件，没有读'], ['without text', docx(['']).length > 0 ? zipSync({ 'word/document.xml': strToU8('<w:document xmlns:w="a"><w:body/></w:document>') }) : new Uint8Array(), '里面没有文字（可能是扫描件或图片）'],
    ['too large', new Uint8Array(attachmentLimits.bytes + 1).fill(0x50), '超过 20 MB，没有读'],
  ])('%s: not read, and why', async (_, file, because) => {
    expect(await readAttachment(file, noPdf)).toEqual({ because });
  });
  it('whatever the bytes, it answers and never throws', async () => {
    const whole = docx(['关于开展普查工作的通知'], [['甲', '乙']]);
    await fc.assert(fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
      const torn = whole.slice();
      torn[at] = byte;
      const read = await readAttachment(torn, noPdf);
      expect('text' in read ? read.text.length : read.because.length).toBeGreaterThan(0);
    }), { numRuns: 200, seed: 7 });
  });
  it('a very long text is cut and says so', async () => {
    const read = await readAttachment(docx(Array.from({ length: 5000 }, () => '我县坚持统筹推进各项工作，取得了新的成效。'.repeat(5))), noPdf);
    expect(read).toMatchObject({ left: '只读了前 40 万字' });
  });
});

describe('what a document says that concerns the checks', () => {
  const find = createSlipFinder(builtInWords);
  it('slips with their surroundings, numbers masked, never a full one', () => {
    const text = '庆祝中华人民共合国成立，张三13812345678。\n再庆祝中华人民共合国\n身份证号：110105194912310021\n姓名\t身份证号\n李四\t身份证号：11010519491231011X\n';
    const facts = attachmentFactsSchema.parse(attachmentFacts('http://a.gov.cn/1.docx', text, null, find, now));
    expect(facts.slips).toMatchObject([{ found: '中华人民共合国', right: '中华人民共和国', count: 2, context: '庆祝中华人民共合国成立，张三138**' }]);
    expect(facts.numbers.map(({ kind, masked }) => [kind, masked])).toEqual(expect.arrayContaining([[expect.stringMatching(/^identity/), '11*************021']]));
    expect(JSON.stringify(facts)).not.toMatch(/\d{9}/);
  });
  it('a list of people with mobile numbers is counted; a list of offices is not', () => {
    const people = Array.from({ length: 6 }, (_, at) => `${at + 1}\t张${'一二三四五六'[at]}\t男\t1380000000${at}`).join('\n');
    expect(attachmentFacts('u', `受助学生名单\n${people}`, null, find, now).mobiles).toEqual({ count: 6, masked: '138****0000' });
    expect(attachmentFacts('u', `各乡镇责任人通讯录\n${people}`, null, find, now).mobiles.count).toBe(0);
  });
});
