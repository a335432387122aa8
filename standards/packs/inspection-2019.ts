import { documents } from '../documents.ts';
import { definePack } from '../pack.ts';

const grave = {
  group: '单项否决', name: '安全、泄密事故等严重问题', looksAt: '',
  detail: '1.出现严重表述错误。2.泄露国家秘密。3.发布或链接反动、暴力、色情等内容。4.对安全攻击（如页面被挂马、内容被篡改等）没有及时有效处置造成严重安全事故。5.存在弄虚作假行为（如伪造发稿日期等）。6.因网站建设管理工作不当引发严重负面舆情。',
} as const;
const unreachable = {
  group: '单项否决', name: '站点无法访问', looksAt: '',
  detail: '监测 1 周，每天间隔性访问 20 次以上，超过（含）15 秒网站仍打不开的次数累计占比超过（含）5%',
} as const;
const homeStill = {
  group: '单项否决', name: '首页不更新', looksAt: '',
  detail: '监测 2 周，首页无信息更新的；如首页仅为网站栏目导航入口，所有二级页面无信息更新的',
} as const;
const columnsStill = {
  group: '单项否决', name: '栏目不更新', looksAt: '',
  detail: '1.监测时间点前 2 周内的动态、要闻类栏目，以及监测时间点前 6 个月内的通知公告、政策文件类一级栏目，累计超过（含）5 个未更新。2.应更新但长期未更新的栏目数量超过（含）10 个。3.空白栏目数量超过（含）5 个。',
} as const;
const unanswered = {
  group: '单项否决', name: '互动回应差', looksAt: '',
  detail: '1.未提供网上有效咨询建言渠道（网上信访、纪检举报等专门渠道除外）。2.监测时间点前 1 年内，对网民留言应及时答复处理的政务咨询类栏目（在线访谈、调查征集、网上信访、纪检举报类栏目除外）存在超过 3 个月未回应有效留言的现象。',
} as const;
const impractical = { group: '单项否决', name: '服务不实用', looksAt: '', detail: '1.未提供办事服务。' } as const;

const fromCase = '评分细则全文未取得；分值据一份公开的自查实例，计次方法未核，请对照本单位文件。';
const notBuiltIn = '未内置，请按本单位文件填写';
const first = (name: string) => ({ name, looksAt: '', detail: name, sentence: name, note: notBuiltIn, cap: null, unit: 'occurrence', tenths: null }) as const;
const deducting = (id: string, name: string) => ({ id, kind: 'manual', group: '扣分指标', ...first(name), question: `${name}的其他扣分细则未内置，请按本单位文件填写。` }) as const;
const giving = (id: string, name: string) => ({ id, kind: 'bonus', group: '加分指标', ...first(name), question: `${name}的加分细则未内置，请按本单位文件填写。` }) as const;

/** 《政府网站与政务新媒体检查指标》: frame, vetoes and the few lines that sources prove. Unknown values are null, never guessed. */
export const inspection2019 = definePack({
  id: 'inspection-2019', version: 1, name: '政府网站与政务新媒体检查指标', attachment: '附件', document: documents['indicators-19'],
  default: false, points: { total: 1000, failOver: 400 }, bonus: { above: 800, cap: 300 }, linksOncePer: 'page',
  notes: [
    '单项否决适用于所有政府网站；扣分指标、加分指标适用于政府门户网站。扣分指标低于 60 分不合格，高于 80 分进入加分环节，加分合计不超过 30 分。',
    '扣分指标、加分指标的细则全文未取得，标“未内置”的各行请按本单位下发的文件填写。',
    '没有对外服务职能的国务院部门不检查办事服务指标，得分折算方法请按本单位文件执行，本表未内置。',
  ],
  rows: [
    { id: 'K1', kind: 'veto', ...grave, sentence: grave.detail, condition: { by: 'person' },
      from: [
        { check: 'hidden-link', codes: ['keyword-spam'] }, { check: 'cloaked-content', codes: ['differs-for-spider'] },
        { check: 'wording', codes: ['mandated-near-miss'] }, { check: 'secrecy-marking', codes: ['classified-mark'] },
      ],
      question: '网站是否存在严重表述错误、泄露国家秘密、违法内容、重大安全事故、弄虚作假或者严重负面舆情？' },
    { id: 'K2', kind: 'veto', ...unreachable, sentence: unreachable.detail, condition: { by: 'probes', percent: 5, perDay: 20, days: 7, seconds: 15 }, from: [],
      question: '监测记录中，超过（含）15 秒打不开的次数占比是否达到 5%？' },
    { id: 'K3', kind: 'veto', ...homeStill, sentence: homeStill.detail, condition: { by: 'findings' }, from: [{ check: 'home-updates', codes: ['none'] }],
      question: '监测 2 周内，首页（首页仅为导航入口的，所有二级页面）是否没有信息更新？' },
    { id: 'K4a', kind: 'veto', ...columnsStill,
      sentence: '1.监测时间点前 2 周内的动态、要闻类栏目，以及监测时间点前 6 个月内的通知公告、政策文件类一级栏目，累计超过（含）5 个未更新。',
      condition: { by: 'columns', state: 'stale', categories: ['动态要闻', '通知公告', '政策文件'], atLeast: 5 },
      from: [{ check: 'stale-column', codes: ['stale', 'no-dates'], categories: ['动态要闻', '通知公告', '政策文件'] }],
      note: '通知公告、政策文件类只计一级栏目，由认定人核对。', question: '未按期更新的动态、要闻类栏目和通知公告、政策文件类一级栏目是否累计达到 5 个？' },
    { id: 'K4b', kind: 'veto', ...columnsStill, sentence: '2.应更新但长期未更新的栏目数量超过（含）10 个。',
      condition: { by: 'columns', state: 'stale', categories: null, atLeast: 10 }, from: [{ check: 'stale-column', codes: ['stale', 'no-dates'] }],
      question: '应更新但长期未更新的栏目是否达到 10 个？' },
    { id: 'K4c', kind: 'veto', ...columnsStill, sentence: '3.空白栏目数量超过（含）5 个。',
      condition: { by: 'columns', state: 'empty', categories: null, atLeast: 5 },
      from: [{ check: 'empty-column', codes: ['empty'] }, { check: 'under-construction', codes: ['placeholder'], pages: 'other' }],
      question: '空白栏目是否达到 5 个？' },
    { id: 'K5a', kind: 'veto', ...unanswered, sentence: '1.未提供网上有效咨询建言渠道（网上信访、纪检举报等专门渠道除外）。', condition: { by: 'person' }, from: [],
      question: '网站是否未提供网上有效咨询建言渠道？' },
    { id: 'K5b', kind: 'veto', ...unanswered,
      sentence: '2.监测时间点前 1 年内，对网民留言应及时答复处理的政务咨询类栏目（在线访谈、调查征集、网上信访、纪检举报类栏目除外）存在超过 3 个月未回应有效留言的现象。',
      condition: { by: 'findings' }, from: [{ check: 'unanswered-letters', codes: ['over-3-months'] }],
      question: '前 1 年内，政务咨询类栏目中是否有超过 3 个月未回应的有效留言？' },
    { id: 'K6', kind: 'veto', ...impractical, sentence: impractical.detail, condition: { by: 'person' }, from: [],
      note: '第 2 点（办事指南重点要素缺失）的门槛未取得，请对照本单位文件认定。', question: '网站是否未提供办事服务？' },
    { id: 'J1a', kind: 'manual', group: '扣分指标', name: '发布解读', looksAt: '', detail: '政策文件类一级栏目监测时间点前 6 个月内未更新', sentence: '政策文件类一级栏目监测时间点前 6 个月内未更新',
      tenths: 50, unit: 'occurrence', cap: null, note: fromCase, question: '政策文件类一级栏目是否在前 6 个月内未更新？发现几处？' },
    deducting('J1', '发布解读'),
    { id: 'J2a', kind: 'manual', group: '扣分指标', name: '办事服务', looksAt: '', detail: '办事统计数据 3 个月内未更新', sentence: '办事统计数据 3 个月内未更新',
      tenths: 20, unit: 'occurrence', cap: null, note: fromCase, question: '办事统计数据是否 3 个月内未更新？发现几处？' },
    deducting('J2', '办事服务'),
    { id: 'J3a', kind: 'manual', group: '扣分指标', name: '互动交流', looksAt: '', detail: '留言答复 2 个月内未更新', sentence: '留言答复 2 个月内未更新',
      tenths: 30, unit: 'occurrence', cap: null, note: fromCase, question: '留言答复是否 2 个月内未更新？发现几处？' },
    deducting('J3', '互动交流'),
    deducting('J4', '功能设计'),
    giving('B1', '信息发布'), giving('B2', '办事服务'), giving('B3', '互动交流'), giving('B4', '功能设计'), giving('B5', '创新发展'),
  ],
});
