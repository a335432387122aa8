import { documents } from '../documents.ts';
import { definePack } from '../pack.ts';
import { monitoringDeductions, monitoringVetoes } from './monitoring-rows.ts';

/** 《全国政府网站普查评分表》. Its legible cells are those of 《政府网站监测评分表》; the cells no copy shows are taken from there. */
export const census2015 = definePack({
  id: 'census-2015', version: 1, name: '全国政府网站普查评分表', attachment: '附件2', document: documents['census-15'],
  default: false, points: { total: 1000, failOver: 400 }, bonus: null, linksOncePer: 'page',
  notes: [
    '“各指标累计扣分超过 40 分的，则同样判定为不合格网站。不合格网站应立即关停整改。”恰好 40 分为合格。',
    '公开文本的个别单元格缺失，按文字相同的《政府网站监测评分表》（桂政办发〔2017〕152号附件2）补足。',
    '注：未注明信息发布时间的视为不更新。',
  ],
  rows: [...monitoringVetoes, ...monitoringDeductions],
});
