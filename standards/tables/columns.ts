import { table } from './table.ts';

const source = '国办发〔2017〕47号正文三（一）、附件一（三）2与附件三（二）栏目类别；多个政府网站栏目的通行名称（推定）';
const from = '2017-05-15';
const rows = '《政府网站监测评分表》（桂政办发〔2017〕152号）基本信息 1–3、单项否决 3；叫法由本产品整理（推定）';
const disclosure = '《政府信息公开条例》；内蒙古地方标准《政府信息公开专栏建设规范》栏目内容规范';
const own = '没有文件规定，本产品按公开网页上的通行写法整理';
const drawn = '2026-11-21';

/** Names by which the six classes of columns go that every portal and department site should have (47号附件一（三）2). */
export const columnTables = {
  机构职能: table('required-columns.organisation', '“机构职能”类栏目的名称', 'pattern', from, source, ['机构(?:职能|设置|概况|简介|信息|介绍|职责|编制)', '职能(?:职责|介绍|简介|设置|配置)', '主要职[责能]', '(?:工作|部门|单位|法定)职[责能]', '组织机构', '内设机构', '政府(?:机构|部门|组成)', '机关(?:简介|概况|职能)', '(?:本|我|部门|单位)[局委办厅]?(?:概况|简介|介绍)', '三定方案', '^(?:单位|部门)?(?:机构|职能)$']),
  负责人信息: table('required-columns.leaders', '“负责人信息”类栏目的名称', 'pattern', from, source, ['负责人', '领导(?!信箱|小组|留言|活动|讲话|批示|干部)', '班子成员', '(?:[市县区省州旗盟镇乡厅局处院部]长|书记|主席|主任)(?!信箱|热线|电话|接访|会议|令|办公|质量|留言|专线)']),
  政策文件: table('required-columns.policy', '“政策文件”类栏目的名称', 'pattern', from, source, ['政策(?:文件|法规|库|公开|信息|发布)', '法规', '规范性文件', '文件(?:库|资料|公开|发布|通知|精神)?', '规章', '公文', '(?<!隐私)政策$', '政府令']),
  解读回应: table('required-columns.interpretation', '“解读回应”类栏目的名称', 'pattern', from, source, ['解读', '回应']),
  工作动态: table('required-columns.news', '“工作动态”类栏目的名称', 'pattern', from, source, ['动态', '要闻', '新闻(?!发布会)', '资讯', '快讯', '时政', '工作信息', '图片报道', '^今日[\\u4e00-\\u9fa5]{2,4}$']),
  互动交流: table('required-columns.interaction', '“互动交流”类栏目的名称', 'pattern', from, source, ['互动', '咨询', '投诉', '信箱', '留言', '征集', '访谈', '网上调查', '问卷', '问政', '12345', '民意', '写信', '来信', '信访', '意见箱', '政民']),
} as const;

/** Names that tell of a category with a period. A guess: for a person to confirm. */
export const categoryTables = {
  人事: table('stale-column.personnel', '“人事”类栏目的名称', 'pattern', '2017-11-01', rows, ['人事', '任免', '招考', '招录', '招聘', '考录', '干部任前']),
  规划计划: table('stale-column.plans', '“规划计划”类栏目的名称', 'pattern', '2017-11-01', rows, ['规划', '计划(?!生育)']),
  政策文件: table('stale-column.policy', '“政策文件”类栏目的名称', 'pattern', '2017-11-01', rows, ['政策(?:文件|法规|公开)', '规范性文件', '政府文件', '文件(?:通知|公开|资料)', '法规(?:文件|规章|公开)', '^(?:[\\u4e00-\\u9fa5]{0,4})文件$']),
  通知公告: table('stale-column.notices', '“通知公告”类栏目的名称', 'pattern', '2017-11-01', rows, ['通知', '公告', '公示']),
  动态要闻: table('stale-column.news', '“动态要闻”类栏目的名称', 'pattern', '2017-11-01', rows, ['动态', '要闻', '新闻', '快讯', '资讯']),
} as const;

/** Names that hold such a word and mean something else: answers, services, tools, people, lists of the past. */
export const otherwiseTable = table('stale-column.others', '没有规定更新期限的栏目的名称', 'pattern', drawn, own, ['信息公开', '政务公开', '解读', '回应', '信箱', '访谈', '互动', '咨询', '征集', '投诉', '专题', '专栏', '办事', '指南', '服务', '查询', '系统', '平台', '视频', '直播', '图解', '历史', '归档', '往年', '历年', '旧版', '年报', '年度报告', '目录', '机构', '领导', '负责人', '概况', '简介', '职能', '制度', '新闻发布', '发言人', '订阅', '下载', '(?:19|20)\\d\\d年?']);

/** Parts of the 政府信息公开 column. */
export const disclosureParts = {
  政府信息公开指南: table('disclosure-column.guide', '“政府信息公开指南”的名称', 'pattern', '2019-05-15', disclosure, ['(?:公开|服务)指南', '^指南$']),
  政府信息公开制度: table('disclosure-column.rules', '“政府信息公开制度”的名称', 'pattern', '2019-05-15', disclosure, ['(?:公开)(?:工作)?制度', '^(?:相关|政策|公开)?制度(?:文件|规定|规范)?$', '条例', '公开(?:规定|办法)']),
  法定主动公开内容: table('disclosure-column.content', '“法定主动公开内容”的名称', 'pattern', '2019-05-15', disclosure, ['主动公开', '公开目录', '公开内容', '基本目录', '信息目录']),
  政府信息公开工作年度报告: table('disclosure-column.report', '“政府信息公开工作年度报告”的名称', 'pattern', '2019-05-15', disclosure, ['年度?报告?', '年报']),
  依申请公开: table('disclosure-column.request', '“依申请公开”的名称', 'pattern', '2019-05-15', disclosure, ['依申请']),
} as const;

export type DisclosurePart = keyof typeof disclosureParts;

/** Columns whose lists are entries, not news: no day of publication is asked of them. */
export const directoryTable = table('publish-time.directories', '机构、人员、事项等目录类栏目的名称', 'pattern', drawn, own, ['机构', '职能', '领导', '负责人', '概况', '简介', '办事', '服务(?!动态)', '事项', '清单', '导航', '联系', '通讯录', '名录', '网点', '专题(?!报道)', '专栏', '系统', '平台', '链接']);
