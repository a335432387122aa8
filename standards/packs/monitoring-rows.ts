import type { DeductionRow, ManualRow, VetoRow } from '../pack.ts';

/** The cells that several rows of the form share, word for word (桂政办发〔2017〕152号附件2; the legible cells of 国办发〔2015〕15号附件2 are the same). */
const unreachable = {
  group: '单项否决', name: '站点无法访问',
  looksAt: '首页打不开的次数占全部监测次数的比例。',
  detail: '监测 1 周，每天间隔性访问 20 次以上，超过（含）15 秒网站仍打不开的次数比例累计超过（含）5%，即单项否决。',
} as const;

const siteStill = {
  group: '单项否决', name: '网站不更新',
  looksAt: '首页栏目信息更新情况。如首页仅为网站栏目导航入口，则检查所有二级页面栏目信息的更新情况。',
  detail: '监测 2 周，首页栏目无信息更新的，即单项否决。 （注：未注明信息发布时间的视为不更新，下同。）',
} as const;

const columnsStill = {
  group: '单项否决', name: '栏目不更新',
  looksAt: '1.动态、要闻、通知公告、政策文件等信息长期未更新的栏目数量； 2.网站中应更新但长期未更新的栏目数量； 3.网站中的空白栏目（有栏目无内容）数量。',
  detail: '1.监测时间点前 2 周内的动态、要闻类栏目，以及监测时间点前 6 个月内的通知公告、政策文件类栏目，累计超过（含）5 个未更新； 2.网站中应更新但长期未更新的栏目数超过（含）10 个； 3.空白栏目数量超过（含）5 个。 上述情况出现任意一种，即单项否决。',
} as const;

const graveErrors = {
  group: '单项否决', name: '严重错误',
  looksAt: '1.网站存在严重错别字； 2.网站存在虚假或伪造内容； 3.网站存在反动、暴力、色情等内容。',
  detail: '网站出现严重错别字（例如，将党和国家领导人姓名写错）、虚假或伪造内容（例如，严重不符合实际情况的文字、图片、视频）以及反动、暴力、色情等内容的，即单项否决。',
} as const;

const unanswered = {
  group: '单项否决', name: '互动回应差',
  looksAt: '互动回应类栏目长期未回应的情况。',
  detail: '监测时间点前 1 年内，要求对公众信件、留言及时答复处理的政务咨询类栏目（在线访谈、调查征集、举报投诉类栏目除外）中存在超过三个月未回应的现象，即单项否决。',
} as const;

const homeAvailable = {
  group: '网站可用性', name: '首页可用性',
  looksAt: '首页打不开的次数占全部监测次数的比例。',
  detail: '监测 1 周，每天间隔性访问 20 次以上，累计超过（含）15 秒网站仍打不开的次数比例每 1%扣 5 分（累计超过（含）5%的，直接列入单项否决）。',
} as const;

const linksAvailable = {
  group: '网站可用性', name: '链接可用性',
  looksAt: '首页及其他页面不能正常访问的链接数量。',
  detail: '1.首页上的链接（包括图片、附件、外部链接等），每发现一个打不开或错误的，扣 1 分；如首页仅为网站栏目导航入口，则检查所有二级页面上的链接。 2.其他页面的链接（包括图片、附件、外部链接等），每发现一个打不开或错误的，扣 0.1 分。',
} as const;

const homeColumns = {
  group: '信息更新情况', name: '首页栏目',
  looksAt: '首页栏目信息更新数量。 如首页仅为网站栏目导航入口，则检查所有二级页面栏目信息更新情况。',
  detail: '监测 2 周，首页栏目信息更新总量少于 10 条的，扣 5 分（2 周内首页栏目信息更新总量为 0 的，直接列入单项否决）。',
} as const;

const basicFacts = {
  group: '信息更新情况', name: '基本信息',
  looksAt: '1.基本信息更新是否及时； 2.基本信息内容是否准确。',
  detail: '1.监测时间点前 2 周内，动态、要闻类信息，每发现 1 个栏目未更新的，扣 3 分； 2.监测时间点前 6 个月内，通知公告、政策文件类信息，每发现 1 个栏目未更新的，扣 4 分； 3.监测时间点前 1 年内，人事、规划计划类信息，每发现 1 个栏目未更新的，扣 5 分； 4.机构设置及职能、动态、要闻、通知公告、政策文件、规划计划、人事等信息不准确的，每发现 1 次扣 1 分。',
} as const;

const consultation = {
  group: '互动回应情况', name: '政务咨询类栏目',
  looksAt: '1.渠道建设情况； 2.栏目使用情况。',
  detail: '1.未开设栏目的，扣 5 分； 2.开设了栏目，但监测时间点前 1 年内栏目中无任何有效信件、留言的，扣 5 分。',
} as const;

const surveys = {
  group: '互动回应情况', name: '调查征集类栏目',
  looksAt: '1.渠道建设情况； 2.调查征集活动开展情况。',
  detail: '1.未开设栏目的，扣 5 分； 2.开设了栏目，但栏目不可用或监测时间点前 1 年内未开展调查征集活动的，扣 5 分； 3.开设了栏目且监测时间点前 1 年内开展了调查征集活动，但开展次数较少的（地方政府及国务院各部门门户网站少于 6 次，其他政府网站少于 3 次），扣 3 分。',
} as const;

const interviews = {
  group: '互动回应情况', name: '互动访谈类栏目',
  looksAt: '互动访谈开展情况。',
  detail: '1.开设了栏目，但栏目不可用或监测时间点前1年内未开展互动访谈活动的，扣5分； 2.开设了栏目且监测时间点前1年内开展了互动访谈活动，但开展次数较少的（地方政府及国务院各部门门户网站少于6次，其他政府网站少于3次），扣3分。',
} as const;

const guides = {
  group: '服务实用情况', name: '办事指南',
  looksAt: '办事指南要素的完整性、准确性。',
  detail: '1.办事指南要素类别缺失的（要素类别包括事项名称、设定依据、申请条件、办理材料、办理地点、办理时间、联系电话、办理流程等），每发现一类扣2分； 2.办事指南要素内容不准确的，每发现一项扣1分。',
} as const;

const downloads = {
  group: '服务实用情况', name: '附件下载',
  looksAt: '所需的办事表格、文件附件等资料能否正常下载。',
  detail: '1.办事指南中提及的表格和附件未提供下载的，每发现一次扣1分； 2.办事表格、文件附件等无法下载的，每发现一次扣1分。',
} as const;

const systems = {
  group: '服务实用情况', name: '在线系统',
  looksAt: '在线申报和查询系统能否正常访问。',
  detail: '在线申报或查询系统不能访问的，每发现一个扣3分。',
} as const;

/** 单项否决: any one fails the site and the rest is not scored. */
export const monitoringVetoes: readonly VetoRow[] = [
  { id: 'V1', kind: 'veto', ...unreachable,
    sentence: '监测 1 周，每天间隔性访问 20 次以上，超过（含）15 秒网站仍打不开的次数比例累计超过（含）5%，即单项否决。',
    condition: { by: 'probes', percent: 5, perDay: 20, days: 7, seconds: 15 }, from: [],
    question: '监测记录中，超过（含）15 秒打不开的次数比例是否达到 5%？' },
  { id: 'V2', kind: 'veto', ...siteStill,
    sentence: '监测 2 周，首页栏目无信息更新的，即单项否决。 （注：未注明信息发布时间的视为不更新，下同。）',
    condition: { by: 'findings' }, from: [{ check: 'home-updates', codes: ['none'] }],
    question: '监测 2 周内，首页各栏目（首页仅为导航入口的，所有二级页面栏目）是否没有一条信息更新？' },
  { id: 'V3a', kind: 'veto', ...columnsStill,
    sentence: '1.监测时间点前 2 周内的动态、要闻类栏目，以及监测时间点前 6 个月内的通知公告、政策文件类栏目，累计超过（含）5 个未更新；',
    condition: { by: 'columns', state: 'stale', categories: ['动态要闻', '通知公告', '政策文件'], atLeast: 5 },
    from: [{ check: 'stale-column', codes: ['stale', 'no-dates'], categories: ['动态要闻', '通知公告', '政策文件'] }],
    question: '未按期更新的动态、要闻、通知公告、政策文件类栏目是否累计达到 5 个？' },
  { id: 'V3b', kind: 'veto', ...columnsStill,
    sentence: '2.网站中应更新但长期未更新的栏目数超过（含）10 个；',
    condition: { by: 'columns', state: 'stale', categories: null, atLeast: 10 }, from: [{ check: 'stale-column', codes: ['stale', 'no-dates'] }],
    question: '应更新但长期未更新的栏目是否达到 10 个？' },
  { id: 'V3c', kind: 'veto', ...columnsStill,
    sentence: '3.空白栏目数量超过（含）5 个。',
    condition: { by: 'columns', state: 'empty', categories: null, atLeast: 5 }, from: [{ check: 'empty-column', codes: ['empty'] }, { check: 'under-construction', codes: ['placeholder'], pages: 'other' }],
    question: '空白栏目（有栏目无内容）是否达到 5 个？' },
  { id: 'V4', kind: 'veto', ...graveErrors,
    sentence: '网站出现严重错别字（例如，将党和国家领导人姓名写错）、虚假或伪造内容（例如，严重不符合实际情况的文字、图片、视频）以及反动、暴力、色情等内容的，即单项否决。',
    condition: { by: 'person' },
    from: [{ check: 'hidden-link', codes: ['keyword-spam'] }, { check: 'cloaked-content', codes: ['differs-for-spider'] }, { check: 'wording', codes: ['mandated-near-miss'] }],
    question: '网站是否存在严重错别字、虚假或伪造内容，或者反动、暴力、色情等内容？',
    note: '机器只给线索，由人定性，出现一处即可否决；2015 年公告中“超过 3 次”的口径只作参考，不作规则。' },
  { id: 'V5', kind: 'veto', ...unanswered,
    sentence: '监测时间点前 1 年内，要求对公众信件、留言及时答复处理的政务咨询类栏目（在线访谈、调查征集、举报投诉类栏目除外）中存在超过三个月未回应的现象，即单项否决。',
    condition: { by: 'findings' }, from: [{ check: 'unanswered-letters', codes: ['over-3-months'] }],
    question: '前 1 年内，政务咨询类栏目中是否有超过三个月未回应的信件、留言？' },
];

/** 扣分指标, in the order of the form. */
export const monitoringDeductions: readonly (DeductionRow | ManualRow)[] = [
  { id: 'D1', kind: 'deduction', ...homeAvailable,
    sentence: '监测 1 周，每天间隔性访问 20 次以上，累计超过（含）15 秒网站仍打不开的次数比例每 1%扣 5 分（累计超过（含）5%的，直接列入单项否决）。',
    tenths: 50, unit: 'percent', cap: null, counting: 'whole-percent', from: [], instead: 'V1' },
  { id: 'D2a', kind: 'deduction', ...linksAvailable,
    sentence: '1.首页上的链接（包括图片、附件、外部链接等），每发现一个打不开或错误的，扣 1 分；如首页仅为网站栏目导航入口，则检查所有二级页面上的链接。',
    tenths: 10, unit: 'occurrence', cap: null, counting: 'address', from: [{ check: 'broken-link', codes: ['dead', 'timeout', 'soft-404', 'loop', 'tls', 'dns'], pages: 'home' }] },
  { id: 'D2b', kind: 'deduction', ...linksAvailable,
    sentence: '2.其他页面的链接（包括图片、附件、外部链接等），每发现一个打不开或错误的，扣 0.1 分。',
    tenths: 1, unit: 'occurrence', cap: null, counting: 'address', from: [{ check: 'broken-link', codes: ['dead', 'timeout', 'soft-404', 'loop', 'tls', 'dns'], pages: 'other' }] },
  { id: 'D3', kind: 'deduction', ...homeColumns,
    sentence: '监测 2 周，首页栏目信息更新总量少于 10 条的，扣 5 分（2 周内首页栏目信息更新总量为 0 的，直接列入单项否决）。',
    tenths: 50, unit: 'once', cap: null, counting: 'once', from: [{ check: 'home-updates', codes: ['few', 'none'] }], instead: 'V2' },
  { id: 'D4a', kind: 'deduction', ...basicFacts,
    sentence: '1.监测时间点前 2 周内，动态、要闻类信息，每发现 1 个栏目未更新的，扣 3 分；',
    tenths: 30, unit: 'column', cap: null, counting: 'column', from: [{ check: 'stale-column', codes: ['stale', 'no-dates'], categories: ['动态要闻'] }] },
  { id: 'D4b', kind: 'deduction', ...basicFacts,
    sentence: '2.监测时间点前 6 个月内，通知公告、政策文件类信息，每发现 1 个栏目未更新的，扣 4 分；',
    tenths: 40, unit: 'column', cap: null, counting: 'column', from: [{ check: 'stale-column', codes: ['stale', 'no-dates'], categories: ['通知公告', '政策文件'] }] },
  { id: 'D4c', kind: 'deduction', ...basicFacts,
    sentence: '3.监测时间点前 1 年内，人事、规划计划类信息，每发现 1 个栏目未更新的，扣 5 分；',
    tenths: 50, unit: 'column', cap: null, counting: 'column', from: [{ check: 'stale-column', codes: ['stale', 'no-dates'], categories: ['人事', '规划计划'] }] },
  { id: 'D4d', kind: 'manual', ...basicFacts,
    sentence: '4.机构设置及职能、动态、要闻、通知公告、政策文件、规划计划、人事等信息不准确的，每发现 1 次扣 1 分。',
    tenths: 10, unit: 'occurrence', cap: null,
    question: '机构设置及职能、动态、要闻、通知公告、政策文件、规划计划、人事等信息中，发现几处不准确？' },
  { id: 'D5a', kind: 'manual', ...consultation,
    sentence: '1.未开设栏目的，扣 5 分；',
    tenths: 50, unit: 'once', cap: null, question: '是否未开设政务咨询类栏目？' },
  { id: 'D5b', kind: 'manual', ...consultation,
    sentence: '2.开设了栏目，但监测时间点前 1 年内栏目中无任何有效信件、留言的，扣 5 分。',
    tenths: 50, unit: 'once', cap: null, question: '开设了政务咨询类栏目的，前 1 年内是否没有任何有效信件、留言？' },
  { id: 'D6a', kind: 'manual', ...surveys,
    sentence: '1.未开设栏目的，扣 5 分；',
    tenths: 50, unit: 'once', cap: null, question: '是否未开设调查征集类栏目？' },
  { id: 'D6b', kind: 'manual', ...surveys,
    sentence: '2.开设了栏目，但栏目不可用或监测时间点前 1 年内未开展调查征集活动的，扣 5 分；',
    tenths: 50, unit: 'once', cap: null, question: '开设了调查征集类栏目的，是否不可用，或者前 1 年内未开展活动？' },
  { id: 'D6c', kind: 'manual', ...surveys,
    sentence: '3.开设了栏目且监测时间点前 1 年内开展了调查征集活动，但开展次数较少的（地方政府及国务院各部门门户网站少于 6 次，其他政府网站少于 3 次），扣 3 分。',
    tenths: 30, unit: 'once', cap: null, question: '前 1 年内开展了调查征集活动的，是否少于规定次数（地方政府及国务院各部门门户网站 6 次，其他政府网站 3 次）？' },
  { id: 'D7a', kind: 'manual', ...interviews,
    sentence: '1.开设了栏目，但栏目不可用或监测时间点前1年内未开展互动访谈活动的，扣5分；',
    tenths: 50, unit: 'once', cap: null, question: '开设了互动访谈类栏目的，是否不可用，或者前 1 年内未开展活动？',
    note: '未开设互动访谈类栏目不扣分。' },
  { id: 'D7b', kind: 'manual', ...interviews,
    sentence: '2.开设了栏目且监测时间点前1年内开展了互动访谈活动，但开展次数较少的（地方政府及国务院各部门门户网站少于6次，其他政府网站少于3次），扣3分。',
    tenths: 30, unit: 'once', cap: null, question: '前 1 年内开展了互动访谈活动的，是否少于规定次数（地方政府及国务院各部门门户网站 6 次，其他政府网站 3 次）？' },
  { id: 'D8a', kind: 'deduction', ...guides,
    sentence: '1.办事指南要素类别缺失的（要素类别包括事项名称、设定依据、申请条件、办理材料、办理地点、办理时间、联系电话、办理流程等），每发现一类扣2分；',
    tenths: 20, unit: 'class', cap: 160, counting: 'class', from: [{ check: 'guide-elements', codes: ['missing', 'empty'] }],
    note: '最高扣 16 分；多个办事指南缺同一类要素不累计扣分（中国政府网对本指标的说明）。' },
  { id: 'D8b', kind: 'manual', ...guides,
    sentence: '2.办事指南要素内容不准确的，每发现一项扣1分。',
    tenths: 10, unit: 'occurrence', cap: null, question: '办事指南的要素内容，发现几项不准确？' },
  { id: 'D9a', kind: 'deduction', ...downloads,
    sentence: '1.办事指南中提及的表格和附件未提供下载的，每发现一次扣1分；',
    tenths: 10, unit: 'occurrence', cap: null, counting: 'item', from: [{ check: 'guide-attachments', codes: ['named-not-offered'] }] },
  { id: 'D9b', kind: 'deduction', ...downloads,
    sentence: '2.办事表格、文件附件等无法下载的，每发现一次扣1分。',
    tenths: 10, unit: 'occurrence', cap: null, counting: 'item', from: [{ check: 'guide-attachments', codes: ['broken'] }] },
  { id: 'D10', kind: 'manual', ...systems,
    sentence: '在线申报或查询系统不能访问的，每发现一个扣3分。',
    tenths: 30, unit: 'occurrence', cap: null, question: '在线申报或查询系统中，发现几个不能访问？' },
];
