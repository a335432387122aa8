import type { ConfusedWord } from '../word-entry.ts';

const reported = '公开通报的政府网站严重错别字实例（2015 年公告口径，2019 年媒体报道）';
const quarterly = '钦州市 2021 年第三季度政府网站检查通报';
const constitution = '中华人民共和国宪法（2018年修正）';
const press = '媒体整理的公文易混词';

/** Words that inspections have found wrong on government sites. Contexts in which the letters are right are named with each. */
export const confusions: readonly ConfusedWord[] = [
  { wrong: '攻府', right: '政府', notAfter: '进围强猛主', notBefore: '城衙邸', verdict: 'review', source: reported },
  { wrong: '秸杆', right: '秸秆', verdict: 'review', source: reported },
  { wrong: '倍受青睐', right: '备受青睐', verdict: 'review', source: quarterly },
  { wrong: '拔款', right: '拨款', notAfter: '选提海', verdict: 'review', source: quarterly },
  { wrong: '关健', right: '关键', onlyBefore: ['技术', '环节', '时期', '词', '点', '领域', '期', '性', '少数', '核心', '岗位', '问题', '作用', '是', '在', '一'], verdict: 'review', source: quarterly },
  { wrong: '条列', right: '条例', onlyAfter: ['管理', '暂行', '工作', '实施', '处罚', '公开', '保护', '信访', '优化', '监督', '促进', '登记'], notBefore: '举明出入支车为', verdict: 'review', source: quarterly },
  { wrong: '复盖', right: '覆盖', onlyBefore: ['率', '面', '到', '全', '范围', '所有', '了', '城乡', '农村'], notAfter: '修恢答批回反重', verdict: 'review', source: quarterly },
  { wrong: '清况', right: '情况', notAfter: '澄说讲', notBefore: '且味', verdict: 'review', source: quarterly },
  { wrong: '一但', right: '一旦', notAfter: '之唯统第不其同单专万如逐周星归划十百千单始惟', onlyBefore: ['发现', '发生', '出现', '有', '被', '查', '违', '超过', '确认', '确定', '形成', '失'], verdict: 'review', source: quarterly },
  { wrong: '登陆系统', right: '登录系统', verdict: 'hint', source: quarterly },
  { wrong: '登陆', right: '登录', onlyBefore: ['网站', '平台', '账号', '官网', '网址', '政务服务网', '密码', '页面'], verdict: 'hint', source: quarterly },
  { wrong: '截止目前', right: '截至目前', verdict: 'hint', source: press },
  { wrong: '帐户', right: '账户', verdict: 'hint', source: press },
  { wrong: '代表大会常务委会', right: '代表大会常务委员会', notBefore: '议', verdict: 'review', source: constitution },
  { wrong: '代表大会常委员会', right: '代表大会常务委员会', verdict: 'review', source: constitution },
  { wrong: '共商国事', right: '共商国是', verdict: 'review', source: press },
];
