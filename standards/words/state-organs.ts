import type { CanonicalWord } from '../word-entry.ts';

const constitution = '中华人民共和国宪法（2018年修正）';
const conference = '中国人民政治协商会议章程（2023年3月11日修订）';
const courts = '中华人民共和国人民法院组织法（2018年修订）';
const procuratorates = '中华人民共和国人民检察院组织法（2018年修订）';

/** No other right name is one letter from these: 最高民法院 and 中国人民政治协议会议 are wrong, whatever letter it is. */
const only: ReadonlySet<string> = new Set(['最高人民法院', '最高人民检察院', '中国人民政治协商会议', '中国人民解放军']);

/**
 * People's congresses, governments, supervisory commissions, courts, procuratorates and the political consultative conference, as
 * the Constitution, their laws and charter name them. Two letters that sound alike tell 检察院 and 检查院 apart.
 */
export const stateOrgans: readonly CanonicalWord[] = [
  ...named(constitution, [
    '全国人民代表大会', '全国人民代表大会常务委员会', '人民代表大会', '人民代表大会常务委员会', '地方各级人民政府', '人民政府', '人民政府办公厅', '人民政府办公室', '自治区人民政府', '中央军事委员会', '国家监察委员会',
    '最高人民法院', '最高人民检察院', '人民检察院', '中国人民解放军', '中国人民武装警察部队',
  ]),
  ...named(courts, ['高级人民法院', '中级人民法院', '基层人民法院']),
  ...named(procuratorates, ['基层人民检察院']),
  ...named(conference, ['中国人民政治协商会议', '中国人民政治协商会议全国委员会', '政治协商会议']),
];

function named(source: string, texts: readonly string[]): readonly CanonicalWord[] {
  return texts.map((text) => ({ text, kind: only.has(text) ? 'name' : 'text', source }));
}
