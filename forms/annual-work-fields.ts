import type { EntryField } from './entry-field.ts';

/** Every cell of 附件11 that is filled in, by id; labels word for word. */
export const annualWorkFields = {
  publisher: field('发布主体'), publishedOn: field('发布时间'), name: field('网站名称'), code: field('网站标识码'), domain: field('网站英文域名'), chineseDomain: field('网站中文域名'),
  operator: field('承办单位'), kind: field('网站类型'), icp: field('ICP 备案号'), police: field('公安备案号'), badge: field('电子标识码'), url: field('公开网址'),
  weiboAccount: field('微博平台、名称和帐号'), wechatAccount: field('微信名称和帐号'), app: field('*移动客户端名称和下载地址'),
  visitors: field('独立用户访问总量（IP）', '个'), views: field('综合浏览总量（PV）', '次'), items: field('信息发布总量', '条'), topics: field('开设专题数量', '个'),
  weiboItems: field('信息发布量', '条', '微博'), weiboReads: field('*阅读量', '次', '微博'), weiboFollowers: field('关注量（订阅数）', '个', '微博'),
  wechatItems: field('信息发布量', '条', '微信'), wechatReads: field('*阅读量', '次', '微信'), wechatFollowers: field('关注量（订阅数）', '个', '微信'),
  appItems: field('*信息发布量', '条', '*移动客户端'), appReads: field('*阅读量', '次', '*移动客户端'), appDownloads: field('*下载量', '次', '*移动客户端'),
  interpretations: field('解读信息发布数量', '条'), responses: field('回应信息发布数量', '条'),
  services: field('政务服务事项数量', '项'), wholeServices: field('可全程办理服务事项数量', '项'), donePeople: field('自然人', '件', '年度办结数量'), doneBodies: field('法人', '件', '年度办结数量'),
  interviews: field('访谈期数', '期', '在线访谈'), interviewFollowers: field('关注人数', '人', '在线访谈'), interviewQuestions: field('网民提问数量', '条', '在线访谈'), interviewAnswers: field('回复网民提问数量', '条', '在线访谈'),
  surveys: field('征集调查期数', '期', '征集调查'), surveyPeople: field('参与人数', '人', '征集调查'), surveyOpinions: field('收到意见数量', '条', '征集调查'), surveyResults: field('公布结果数量', '期', '征集调查'),
  letters: field('收到留言数量', '条', '留言办理'), lettersTaken: field('受理留言数量', '条', '留言办理'), lettersDone: field('按时办结数量', '条', '留言办理'), lettersRate: field('按时办结率', '%', '留言办理'),
  level: choice('安全防护能力等级', ['二级', '三级', '未定级']), assessments: field('年度开展定期安全检测评估次数', '次'),
  patrolPeriod: field('巡检周期', undefined, '日常巡检'), patrolProblems: field('发现问题数量', '个', '日常巡检'), patrolFixed: field('问题整改数量', '个', '日常巡检'),
  warning: choice('是否建立安全监测预警机制', ['是', '否']), emergency: choice('是否建立应急响应机制', ['是', '否']), drill: choice('是否开展应急演练', ['是', '否']),
  responsible: choice('是否明确网站安全责任人', ['是', '否']), backup: choice('是否实现容灾备份', ['是', '否']),
  accessible: field('无障碍浏览'), search: field('搜索功能'), personal: field('个性化定制'), open: field('开放式架构'), data: field('大数据支撑'), channels: field('多渠道拓展'), other: field('其他'),
} as const satisfies Readonly<Record<string, Omit<EntryField, 'id'>>>;

export type AnnualWorkField = keyof typeof annualWorkFields;

function field(label: string, unit?: string, group?: string): Omit<EntryField, 'id'> {
  return { label, ...(unit ? { unit } : {}), ...(group ? { group } : {}) };
}

function choice(label: string, choices: readonly string[]): Omit<EntryField, 'id'> {
  return { label, choices };
}
