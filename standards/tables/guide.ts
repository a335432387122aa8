import { table } from './table.ts';

const rows = '《政府网站监测评分表》（桂政办发〔2017〕152号）办事指南八类要素；叫法由本产品整理';
const from = '2017-11-01';

/** Who does it, as a word before 条件, 材料, 时间 and the like. */
const who = '(?:本)?(?:办理|办事|申请|申报|受理|服务|审批|许可|登记|备案|业务|审核|审查|申领|确认|经办|线上|线下|网上|在线|现场|窗口|具体|所需|工作|行政|基本)';

/** The usual wordings of the labels of the eight classes, whole. Only these may be called empty. */
export const guideLabels = {
  事项名称: table('guide-elements.name', '“事项名称”的叫法', 'pattern', from, rows, ['(?:事项|服务事项|办理事项|办事事项|项目|许可事项|服务|实施事项|审批事项|主项|子项|业务)名称']),
  设定依据: table('guide-elements.basis', '“设定依据”的叫法', 'pattern', from, rows, [`(?:设定|设立|法定|法律|法律法规|政策法规|政策|实施|许可|行使|${who})的?(?:法律|政策)?依据`]),
  申请条件: table('guide-elements.conditions', '“申请条件”的叫法', 'pattern', from, rows, [`(?:${who}{1,2}|准予|批准|享受|许可|予以)(?:的)?条件`]),
  办理材料: table('guide-elements.materials', '“办理材料”的叫法', 'pattern', from, rows, [`(?:${who}{1,2}|提交|提供|报送|需提交|需提供|应提交|需要|所需提交|携带)(?:的)?(?:材料|资料|要件)(?:清单|目录|要求)?`, '材料清单', '材料目录']),
  办理地点: table('guide-elements.place', '“办理地点”的叫法', 'pattern', from, rows, [`(?:${who}|办公|窗口|办事窗口|受理窗口|办理窗口|服务窗口|大厅)(?:地点|地址)`]),
  办理时间: table('guide-elements.hours', '“办理时间”的叫法', 'pattern', from, rows, [`(?:${who}|办公|上班|窗口|服务|对外服务|作息|接待|大厅|窗口办公|窗口工作)时间`]),
  联系电话: table('guide-elements.phone', '“联系电话”的叫法', 'pattern', from, rows, ['(?:联系|咨询|办公|服务|业务咨询|咨询服务|受理|窗口|办理|咨询联系|联系咨询|业务|办事|值班)(?:电话|方式)(?:号码)?']),
  办理流程: table('guide-elements.steps', '“办理流程”的叫法', 'pattern', from, rows, [`(?:${who}{1,2}|操作)(?:的)?(?:流程|程序|步骤)(?:图)?`]),
} as const;

/** Wider wordings: enough to say that the class is there. */
export const guideLikeLabels = {
  事项名称: table('guide-elements.name-like', '与“事项名称”相近的叫法', 'pattern', from, rows, ['(?:事项|服务|项目|许可|业务|职权|权力|子项|主项)(?:的)?名称$', '^(?:办理|办事|服务|申请|审批|许可|受理|适用|涉及)(?:事项|项目)$', '^事项$']),
  设定依据: table('guide-elements.basis-like', '与“设定依据”相近的叫法', 'pattern', from, rows, ['依据', '政策法规', '法律法规$', '法规依据', '政策文件$']),
  申请条件: table('guide-elements.conditions-like', '与“申请条件”相近的叫法', 'pattern', from, rows, ['条件', '申请资格', '申请人资格', '准入资格']),
  办理材料: table('guide-elements.materials-like', '与“办理材料”相近的叫法', 'pattern', from, rows, ['(?:材料|资料|要件)(?:清单|目录|要求|名称|列表|明细|说明|一览)?$', '(?:申请|申报|办理|提交|所需|必备|携带)(?:的)?(?:材料|资料|要件|证件|证明|手续)', '所需证[件照]']),
  办理地点: table('guide-elements.place-like', '与“办理地点”相近的叫法', 'pattern', from, rows, ['(?:地点|地址)$', '^(?:办理|受理|办公|服务|办事)(?:场所|窗口)$', '^(?:在哪办|到哪办|去哪办|哪里办)']),
  办理时间: table('guide-elements.hours-like', '与“办理时间”相近的叫法', 'pattern', from, rows, ['(?:办理|办公|工作|受理|办事|上班|服务|接待|窗口|对外|咨询|作息|营业|开放|接件|收件|大厅|现场|线下|法定)(?:的)?(?:办公|服务|工作|受理|办理|对外)?时间(?:说明|安排|段)?$', '^何时办']),
  联系电话: table('guide-elements.phone-like', '与“联系电话”相近的叫法', 'pattern', from, rows, ['(?:电话|热线|联系方式|咨询方式|咨询途径|咨询渠道|咨询服务)(?:号码)?$']),
  办理流程: table('guide-elements.steps-like', '与“办理流程”相近的叫法', 'pattern', from, rows, ['(?:流程|程序|步骤|环节)(?:图|说明|示意图)?$', '流程图', '^怎么办$', '^如何办理$']),
} as const;

/** What takes a label out of its class: 收费依据 is no 设定依据, 投诉地址 no 办理地点. */
export const guideUnlikeLabels = {
  设定依据: table('guide-elements.basis-unlike', '不算“设定依据”的叫法', 'pattern', from, rows, ['收费', '缴费', '费用', '定价', '计费', '标准依据', '决定依据', '救济', '监督']),
  申请条件: table('guide-elements.conditions-unlike', '不算“申请条件”的叫法', 'pattern', from, rows, ['不予', '禁止', '撤销', '限制', '除外']),
  办理材料: table('guide-elements.materials-unlike', '不算“办理材料”的叫法', 'pattern', from, rows, ['结果', '宣传', '解读', '相关', '其[他它]', '参考', '学习', '投诉', '出证']),
  办理地点: table('guide-elements.place-unlike', '不算“办理地点”的叫法', 'pattern', from, rows, ['网址', '网上', '网站', '在线', '邮箱', '邮件', 'IP', '链接', '监督', '投诉', '举报', '复议', '诉讼', '通[讯信]', '邮寄', '注册', '住所', '线上']),
  办理时间: table('guide-elements.hours-unlike', '不算“办理时间”的叫法', 'pattern', from, rows, ['办结', '承诺', '法定', '时限', '期限', '监督', '投诉']),
  联系电话: table('guide-elements.phone-unlike', '不算“联系电话”的叫法', 'pattern', from, rows, ['监督', '投诉', '举报', '网上', '复议', '诉讼', '传真']),
  办理流程: table('guide-elements.steps-unlike', '不算“办理流程”的叫法', 'pattern', from, rows, ['特殊', '特别', '投诉', '复议', '诉讼', '救济', '监督', '申诉', '收费', '退费']),
} as const;

/** Labels that stand for something like a class without being it: for a person to judge. */
export const guideNearLabels = {
  事项名称: table('guide-elements.name-near', '可能是“事项名称”的叫法（请人核对）', 'pattern', from, rows, ['^名称$']),
  设定依据: table('guide-elements.basis-near', '可能是“设定依据”的叫法（请人核对）', 'pattern', from, rows, ['政策', '法规', '文件依据']),
  申请条件: table('guide-elements.conditions-near', '可能是“申请条件”的叫法（请人核对）', 'pattern', from, rows, ['(?:服务|办理|申请|受理|适用|救助|补贴|保障|审批)对象', '(?:适用|受理|办理|申办|申请|申报|服务|保障|救助|补贴|发放|参保|对象)范围', '资格', '要求$']),
  办理材料: table('guide-elements.materials-near', '可能是“办理材料”的叫法（请人核对）', 'pattern', from, rows, ['手续', '证件', '表格']),
  办理地点: table('guide-elements.place-near', '可能是“办理地点”的叫法（请人核对）', 'pattern', from, rows, ['(?:通[讯信]|邮寄|网上|在线|线上)(?:办理)?(?:地点|地址)', '(?:办理|受理|实施|决定|经办|审批|主管|责任|承办)(?:机构|机关|部门|单位|主体|科室)', '窗口', '网址']),
  办理时间: table('guide-elements.hours-near', '可能是“办理时间”的叫法（请人核对）', 'pattern', from, rows, ['(?:申请|报名|申报|接收|提交)(?:时间|期限)', '^时间$']),
  联系电话: table('guide-elements.phone-near', '可能是“联系电话”的叫法（请人核对）', 'pattern', from, rows, ['(?:监督|投诉|举报)(?:投诉)?(?:电话|方式|渠道|热线)', '联系人', '咨询']),
  办理流程: table('guide-elements.steps-near', '可能是“办理流程”的叫法（请人核对）', 'pattern', from, rows, ['环节', '办理方法', '如何办', '怎么办', '方法$']),
} as const;

/** Labels of other things in a guide: they end what stands under the label before. */
export const guideOtherLabels = table('guide-elements.others', '办事指南里的其他项目', 'pattern', from, rows, ['基本信息', '基本编码', '实施编码', '事项编码', '事项类型', '事项性质', '办件类型', '权力来源', '实施主体(?:性质)?', '实施机[关构]', '(?:受理|办理|决定|审批|责任|主管|服务|联办|办事|牵头)(?:机构|机关|部门|单位|科室)', '(?:服务|办理|申请|申报|受理|适用|救助|补贴|保障|审批|参保)对象', '(?:适用|通办|受理|办理|申办|申请|申报|服务|保障|救助|补贴|发放|参保|对象)范围', '办理形式', '办理方式', '到(?:办事|现场)?(?:办事)?(?:现场|大厅)(?:办理)?(?:的)?(?:次数|最多次数)', '到现场大厅次数', '数量限制', '特殊环节', '中介服务', '(?:办理|法定|承诺|受理|办结|审批)(?:办结)?(?:时限|期限|时间)(?:单位|说明)?', '办结时限', '时限', '收费(?:标准|依据|情况|信息|项目|方式)?', '是否收费', '费用', '收费标准和依据', '办理结果', '审批结果', '结果(?:名称|样本|信息|送达|获取方式|领取)', '(?:送达|领取)方式', '证件名称', '常见问题', '常见问题解答', '问题解答', '注意事项', '备注', '说明', '温馨提示', '监督(?:投诉)?(?:电话|方式|渠道)?', '投诉(?:电话|方式|渠道|举报)?', '监督和投诉渠道', '行政复议', '行政诉讼', '法律救济', '救济途径', '表格下载', '附件', '附件下载', '相关附件', '相关下载', '样表下载', '空表下载', '网上办理(?:地址|深度)?', '在线办理', '在线申办', '办理进程', '进度查询', '年审年检', '运行系统', '行使层级', '权限划分', '联系人', '邮政编码', '审查标准', '审批标准', '政策解读', '材料(?:形式|类型|必要性|来源|下载|份数|样本)', '来源渠道', '纸质材料份数', '填报须知', '份数', '必要性']);
