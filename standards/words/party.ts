import type { CanonicalWord } from '../word-entry.ts';

const constitution = '中国共产党章程（2022年10月22日修改）';
const reform2018 = '深化党和国家机构改革方案（2018年3月）';
const reform2023 = '党和国家机构改革方案（2023年3月）';

/** No other right name is one letter from these. */
const only: ReadonlySet<string> = new Set(['中国共产党中央委员会', '中央政治局常务委员会', '中央纪律检查委员会', '中共中央办公厅', '中共中央组织部', '中共中央宣传部']);

/**
 * Organs of the Party's centre by their full names. Most as formulations, not as names: a province has organs of its own that
 * are called alike (省委全面依法治省委员会).
 */
export const partyOrgans: readonly CanonicalWord[] = [
  ...named(constitution, [
    '中国共产党', '中国共产党章程', '中国共产党全国代表大会', '中国共产党中央委员会', '中央政治局常务委员会', '中国共产党中央纪律检查委员会', '中央纪律检查委员会', '纪律检查委员会', '中国共产党中央军事委员会', '中国共产主义青年团',
  ]),
  ...named(reform2018, [
    '中共中央办公厅', '中共中央组织部', '中共中央宣传部', '中共中央统一战线工作部', '中央统一战线工作部', '中共中央对外联络部', '中央对外联络部', '中共中央政法委员会', '中央政法委员会', '中央全面深化改革委员会', '中央全面依法治国委员会', '中央国家安全委员会',
    '中央网络安全和信息化委员会', '中央网络安全和信息化委员会办公室', '中央机构编制委员会', '中央机构编制委员会办公室', '中央外事工作委员会', '中央财经委员会', '中央审计委员会', '中央教育工作领导小组', '中央精神文明建设指导委员会', '中央党史和文献研究院', '国家行政学院',
  ]),
  ...named(reform2023, ['中央金融委员会', '中央金融工作委员会', '中央科技委员会', '中央社会工作部', '中央港澳工作办公室']),
];

function named(source: string, texts: readonly string[]): readonly CanonicalWord[] {
  return texts.map((text) => ({ text, kind: only.has(text) ? 'name' : 'text', source }));
}
