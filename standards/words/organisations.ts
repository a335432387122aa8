import type { CanonicalWord } from '../word-entry.ts';

const parties = '《中国新型政党制度》白皮书（国务院新闻办公室，2021年6月）';
const groups = '民政部关于对部分团体免予社团登记有关问题的通知（民发〔2000〕256号）和中国人民政治协商会议的组成单位';

/** The democratic parties and the people's organisations by their full names. */
export const organisations: readonly CanonicalWord[] = [
  ...named(parties, ['中国国民党革命委员会', '中国民主同盟', '中国民主建国会', '中国民主促进会', '中国农工民主党', '台湾民主自治同盟']),
  ...named(groups, [
    '中华全国总工会', '中华全国妇女联合会', '中华全国青年联合会', '中华全国工商业联合会', '中国科学技术协会', '中华全国归国华侨联合会', '中华全国台湾同胞联谊会', '中国文学艺术界联合会', '中国作家协会',
    '中华全国新闻工作者协会', '中国人民对外友好协会', '中国人民外交学会', '中国国际贸易促进委员会', '中国残疾人联合会', '中国红十字会', '中华职业教育社',
  ]),
];

function named(source: string, texts: readonly string[]): readonly CanonicalWord[] {
  return texts.map((text) => ({ text, kind: 'text', source }));
}
