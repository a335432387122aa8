import { documents } from '../documents.ts';
import { definePack } from '../pack.ts';
import { monitoringDeductions, monitoringVetoes } from './monitoring-rows.ts';

/** 《政府网站监测评分表》. */
export const guangxi2017 = definePack({
  id: 'guangxi-2017', version: 1, name: '政府网站监测评分表', attachment: '附件2', document: documents['guangxi-152'],
  default: true, points: { total: 1000, failOver: 400 }, bonus: null, linksOncePer: 'page',
  notes: [
    '注：如果网站出现“单项否决”指标中的任意一种情形，则判定为不合格网站，不再对以下指标进行评分。如果网站未存在“单项否决”指标所描述的问题，则对以下指标进行评分，各指标累计得分超过 40 分的，则同样判定为不合格网站。',
    '原文“累计得分超过 40 分”与国办发〔2015〕15号的“累计扣分超过 40 分”对照，系笔误，按扣分计算；恰好 40 分为合格。',
    '注：监测时间点前××（时间）内，是指自监测日期前倒退××（时间）至监测时间点的时期。例如，监测时间点为3月1日，“监测时间点前2个月内”，是指1月1日至3月1日。',
    '注：未注明信息发布时间的视为不更新。',
  ],
  rows: [...monitoringVetoes, ...monitoringDeductions],
});
