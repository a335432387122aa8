import { documents } from '../documents.ts';
import { definePack } from '../pack.ts';

const facts = {
  group: '信息发布', name: '概况信息、机构职能、负责人信息、文件资料、政务动态、信息公开指南、信息公开目录、信息公开工作年度报告、数据发布',
  looksAt: '1. 基本信息更新是否及时； 2. 基本信息内容是否准确。',
  detail: '1. 监测时间点前 2 周内，动态、要闻类信息，每发现 1 个栏目未更新的，扣 3 分； 2. 监测时间点前 6 个月内，通知公告、政策文件类信息，每发现 1 个栏目未更新的，扣 4 分； 3. 监测时间点前 1 年内，人事、规划计划类信息，每发现 1 个栏目未更新的，扣 5 分； 4. 机构设置及职能、动态、要闻、通知公告、政策文件、规划计划、人事等信息不准确的，每发现 1 次扣 1 分； 5. 信息发布超过三级页面的，每超 1 级扣 5 分。',
} as const;

const interpretation = {
  group: '解读回应', name: '政策解读类栏目',
  looksAt: '1.政策解读是否及时； 2.解读形式是否多样。',
  detail: '1.政策解读形式至少要有1种。 2.监测时间点前6个月内，政策文件解读类信息，每发现1个栏目未更新的，扣4分。 3.通过数字化、图标图解、音频、视频、动漫等形式予以展现政策解读的，每超1种形式加3分。 4.乡镇（街道）网站不作为考察对象。',
} as const;

const consultation = {
  group: '互动交流', name: '政务咨询类栏目',
  looksAt: '1.渠道建设情况； 2.栏目使用情况。',
  detail: '1.未迁移栏目的，扣5分； 2.迁移了栏目，但监测时间点前1年内栏目中无任何有效信件、留言的，扣5分。',
} as const;

const surveys = {
  group: '互动交流', name: '调查征集类栏目',
  looksAt: '1.渠道建设情况； 2.调查征集活动开展情况。',
  detail: '1.未迁移栏目的，扣5分； 2.迁移了栏目，但栏目不可用或监测时间点前1年内未开展调查征集活动的，扣5分； 3.迁移了栏目且监测时间点前1年内开展了调查征集活动，但开展次数少于3次的，扣3分。',
} as const;

const interviews = {
  group: '互动交流', name: '互动访谈类栏目',
  looksAt: '互动访谈开展情况',
  detail: '1.迁移了栏目，但栏目不可用或监测时间点前1年内未开展互动访谈活动的，扣5分； 2.迁移了栏目且监测时间点前1年内开展了互动访谈活动，但开展次数少于3次的，扣3分。',
} as const;

const guides = {
  group: '办事服务', name: '办事指南',
  looksAt: '办事指南要素的完整性、准确性。',
  detail: '1.办事指南要素类别缺失的（要素类别包括事项名称、设定依据、申请条件、办理材料、办理地点、办理时间、联系电话、办理流程等），每发现一类扣2分； 2.办事指南要素内容不准确的，每发现一项扣1分。',
} as const;

const downloads = {
  group: '办事服务', name: '附件下载',
  looksAt: '所需的办事表格、文件附件等资料能否正常下载。',
  detail: '1.办事指南中提及的表格和附件未提供下载的，每发现一次扣1分； 2.办事表格、文件附件等无法下载的，每发现一次扣1分。',
} as const;

const systems = {
  group: '办事服务', name: '在线（申报、咨询）系统',
  looksAt: '在线申报和查询系统能否正常访问。',
  detail: '在线申报或查询系统不能访问的，每发现一个扣3分。',
} as const;

/** 《永久下线政府网站专项检查评分表》. The form names no line between 合格 and 不合格. */
export const closure2017 = definePack({
  id: 'closure-2017', version: 1, name: '永久下线政府网站专项检查评分表', attachment: '附件6', document: documents['guangxi-152'],
  default: false, points: { total: 1000, failOver: null }, bonus: { above: null, cap: null }, linksOncePer: 'page',
  notes: [
    '总分：100 分。本表没有规定合格线。',
    '注：监测时间点前××（时间）内，是指自监测日期前倒退××（时间）至监测时间点的时期。例如，监测时间点为3月1日，“监测时间点前2个月内”，是指1月1日至3月1日。',
  ],
  rows: [
    { id: 'C1a', kind: 'deduction', ...facts,
      sentence: '1. 监测时间点前 2 周内，动态、要闻类信息，每发现 1 个栏目未更新的，扣 3 分；',
      tenths: 30, unit: 'column', cap: null, counting: 'column', from: [{ check: 'stale-column', codes: ['stale', 'no-dates'], categories: ['动态要闻'] }] },
    { id: 'C1b', kind: 'deduction', ...facts,
      sentence: '2. 监测时间点前 6 个月内，通知公告、政策文件类信息，每发现 1 个栏目未更新的，扣 4 分；',
      tenths: 40, unit: 'column', cap: null, counting: 'column', from: [{ check: 'stale-column', codes: ['stale', 'no-dates'], categories: ['通知公告', '政策文件'] }] },
    { id: 'C1c', kind: 'deduction', ...facts,
      sentence: '3. 监测时间点前 1 年内，人事、规划计划类信息，每发现 1 个栏目未更新的，扣 5 分；',
      tenths: 50, unit: 'column', cap: null, counting: 'column', from: [{ check: 'stale-column', codes: ['stale', 'no-dates'], categories: ['人事', '规划计划'] }] },
    { id: 'C1d', kind: 'manual', ...facts,
      sentence: '4. 机构设置及职能、动态、要闻、通知公告、政策文件、规划计划、人事等信息不准确的，每发现 1 次扣 1 分；',
      tenths: 10, unit: 'occurrence', cap: null, question: '机构设置及职能、动态、要闻、通知公告、政策文件、规划计划、人事等信息中，发现几处不准确？' },
    { id: 'C1e', kind: 'manual', ...facts,
      sentence: '5. 信息发布超过三级页面的，每超 1 级扣 5 分。',
      tenths: 50, unit: 'occurrence', cap: null, question: '信息发布超过三级页面的，各栏目合计超出几级？' },
    { id: 'C2b', kind: 'manual', ...interpretation,
      sentence: '2.监测时间点前6个月内，政策文件解读类信息，每发现1个栏目未更新的，扣4分。',
      tenths: 40, unit: 'column', cap: null, question: '前 6 个月内，政策文件解读类信息有几个栏目未更新？', note: '乡镇（街道）网站不作为考察对象；“至少要有1种”原表未规定扣分。' },
    { id: 'C2c', kind: 'bonus', ...interpretation,
      sentence: '3.通过数字化、图标图解、音频、视频、动漫等形式予以展现政策解读的，每超1种形式加3分。',
      tenths: 30, unit: 'occurrence', cap: null, question: '政策解读在 1 种形式之外，多用了几种形式（数字化、图表图解、音频、视频、动漫等）？', note: '“图标图解”照录，疑为“图表图解”。' },
    { id: 'C3a', kind: 'manual', ...consultation,
      sentence: '1.未迁移栏目的，扣5分；',
      tenths: 50, unit: 'once', cap: null, question: '是否未迁移政务咨询类栏目？' },
    { id: 'C3b', kind: 'manual', ...consultation,
      sentence: '2.迁移了栏目，但监测时间点前1年内栏目中无任何有效信件、留言的，扣5分。',
      tenths: 50, unit: 'once', cap: null, question: '迁移了政务咨询类栏目的，前 1 年内是否没有任何有效信件、留言？' },
    { id: 'C4a', kind: 'manual', ...surveys,
      sentence: '1.未迁移栏目的，扣5分；',
      tenths: 50, unit: 'once', cap: null, question: '是否未迁移调查征集类栏目？' },
    { id: 'C4b', kind: 'manual', ...surveys,
      sentence: '2.迁移了栏目，但栏目不可用或监测时间点前1年内未开展调查征集活动的，扣5分；',
      tenths: 50, unit: 'once', cap: null, question: '迁移了调查征集类栏目的，是否不可用，或者前 1 年内未开展活动？' },
    { id: 'C4c', kind: 'manual', ...surveys,
      sentence: '3.迁移了栏目且监测时间点前1年内开展了调查征集活动，但开展次数少于3次的，扣3分。',
      tenths: 30, unit: 'once', cap: null, question: '前 1 年内开展了调查征集活动的，是否少于 3 次？' },
    { id: 'C5a', kind: 'manual', ...interviews,
      sentence: '1.迁移了栏目，但栏目不可用或监测时间点前1年内未开展互动访谈活动的，扣5分；',
      tenths: 50, unit: 'once', cap: null, question: '迁移了互动访谈类栏目的，是否不可用，或者前 1 年内未开展活动？' },
    { id: 'C5b', kind: 'manual', ...interviews,
      sentence: '2.迁移了栏目且监测时间点前1年内开展了互动访谈活动，但开展次数少于3次的，扣3分。',
      tenths: 30, unit: 'once', cap: null, question: '前 1 年内开展了互动访谈活动的，是否少于 3 次？' },
    { id: 'C6a', kind: 'deduction', ...guides,
      sentence: '1.办事指南要素类别缺失的（要素类别包括事项名称、设定依据、申请条件、办理材料、办理地点、办理时间、联系电话、办理流程等），每发现一类扣2分；',
      tenths: 20, unit: 'class', cap: null, counting: 'class', from: [{ check: 'guide-elements', codes: ['missing', 'empty'] }] },
    { id: 'C6b', kind: 'manual', ...guides,
      sentence: '2.办事指南要素内容不准确的，每发现一项扣1分。',
      tenths: 10, unit: 'occurrence', cap: null, question: '办事指南的要素内容，发现几项不准确？' },
    { id: 'C7a', kind: 'deduction', ...downloads,
      sentence: '1.办事指南中提及的表格和附件未提供下载的，每发现一次扣1分；',
      tenths: 10, unit: 'occurrence', cap: null, counting: 'item', from: [{ check: 'guide-attachments', codes: ['named-not-offered'] }] },
    { id: 'C7b', kind: 'deduction', ...downloads,
      sentence: '2.办事表格、文件附件等无法下载的，每发现一次扣1分。',
      tenths: 10, unit: 'occurrence', cap: null, counting: 'item', from: [{ check: 'guide-attachments', codes: ['broken'] }] },
    { id: 'C8', kind: 'manual', ...systems,
      sentence: '在线申报或查询系统不能访问的，每发现一个扣3分。',
      tenths: 30, unit: 'occurrence', cap: null, question: '在线申报或查询系统中，发现几个不能访问？' },
  ],
});
