import type { CanonicalWord } from '../word-entry.ts';

const source = '国务院关于机构设置的通知（国发〔2023〕5号）';

/**
 * Departments, organisations and bureaus of the State Council by their full names, as the notice of March 2023 sets them;
 * names of three or four letters are left out, other words come too near them.
 */
export const stateCouncil: readonly CanonicalWord[] = [
  '国家发展和改革委员会', '国家民族事务委员会', '人力资源和社会保障部', '住房和城乡建设部', '文化和旅游部', '国家卫生健康委员会', '退役军人事务部', '国务院国有资产监督管理委员会',
  '国家税务总局', '国家市场监督管理总局', '国家金融监督管理总局', '中国证券监督管理委员会', '国家广播电视总局', '国家国际发展合作署', '国家医疗保障局', '国务院参事室', '国家机关事务管理局',
  '国家知识产权局', '国务院研究室', '国务院发展研究中心', '中央广播电视总台', '中国社会科学院', '国家粮食和物资储备局', '国家国防科技工业局', '国家烟草专卖局', '国家移民管理局',
  '国家林业和草原局', '中国民用航空局', '国家中医药管理局', '国家疾病预防控制局', '国家矿山安全监察局', '国家消防救援局', '国家外汇管理局', '国家药品监督管理局',
].map((text) => ({ text, kind: 'text', source }));
