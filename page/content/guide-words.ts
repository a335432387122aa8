import { squeezed } from '../normal-text.ts';

/** The eight classes of elements of an 办事指南, as the 评分表 names them, in its order. */
export const guideClasses = ['事项名称', '设定依据', '申请条件', '办理材料', '办理地点', '办理时间', '联系电话', '办理流程'] as const;
export type GuideClass = (typeof guideClasses)[number];

/** What a short text says as a label: the classes it names (none: a label of something else), and whether it is one of the usual wordings. */
export interface LabelReading {
  readonly classes: readonly GuideClass[];
  readonly strict: boolean;
}

/**
 * Reads a short text as a label; null when it is none. Numbering, brackets, stars, counts and the colon are ignored,
 * two names in one label (办理地点/时间) count as both. 办理时限 is no 办理时间, 收费依据 no 设定依据, 投诉地址 no 办理地点.
 */
export function readLabel(text: string): LabelReading | null {
  const words = coreOf(text);
  if (words.length < 2 || words.length > longestLabel || /[。;:?!《》"“”]/.test(words)) return null;
  const classes = new Set<GuideClass>();
  const parts = words.split(/[、/,和与及\s]|以及/).filter((part) => part !== '');
  let strict = parts.length > 0;
  for (const [index, part] of parts.entries()) {
    const found = classOf(part) ?? (index > 0 ? shortClassOf(part) : null);
    if (found) classes.add(found);
    else if (!other.test(part)) strict = false;
    if (found && !strictOf[found].test(part) && index === 0) strict = false;
  }
  if (!strict && words.length > longestLoose && parts.length === 1) return null;
  if (classes.size === 0) {
    const whole = classOf(words);
    if (whole) classes.add(whole);
    else if (!other.test(words)) return null;
    strict = false;
  }
  return { classes: [...classes], strict };
}

/** Whether a label stands for something like the class without being it; for a person to judge. */
export function isNear(kind: GuideClass, text: string): boolean {
  return near[kind].test(coreOf(text));
}

function coreOf(text: string): string {
  return squeezed(text)
    .replace(/^[^\p{L}\p{N}]*(?:第?[一二三四五六七八九十]{1,3}[、.:,)\s]|\d{1,2}[、.,)\s]|\([一二三四五六七八九十\d]{1,3}\)|[①-⑳])?[^\p{L}\p{N}]*/u, '')
    .replace(/(?:\([^()]{0,12}\)|\[[^[\]]{0,12}\])$/, '')
    .replace(/[^\p{L}\p{N})]+$/u, '');
}

const longestLabel = 18;
/** A longer text of one of the wider wordings is a sentence. */
const longestLoose = 9;
const who = '(?:本)?(?:办理|办事|申请|申报|受理|服务|审批|许可|登记|备案|业务|审核|审查|申领|确认|经办|线上|线下|网上|在线|现场|窗口|具体|所需|工作|行政|基本)';

/** The usual wordings, whole. Only these may be called empty. */
const strictOf: Readonly<Record<GuideClass, RegExp>> = {
  事项名称: /^(?:事项|服务事项|办理事项|办事事项|项目|许可事项|服务|实施事项|审批事项|主项|子项|业务)名称$/,
  设定依据: new RegExp(`^(?:(?:设定|设立|法定|法律|法律法规|政策法规|政策|实施|许可|行使|${who})的?(?:法律|政策)?依据)$`),
  申请条件: new RegExp(`^(?:${who}{1,2}|准予|批准|享受|许可|予以)(?:的)?条件$`),
  办理材料: new RegExp(`^(?:(?:${who}{1,2}|提交|提供|报送|需提交|需提供|应提交|需要|所需提交|携带)(?:的)?(?:材料|资料|要件)(?:清单|目录|要求)?|材料清单|材料目录)$`),
  办理地点: new RegExp(`^(?:${who}|办公|窗口|办事窗口|受理窗口|办理窗口|服务窗口|大厅)(?:地点|地址)$`),
  办理时间: new RegExp(`^(?:${who}|办公|上班|窗口|服务|对外服务|作息|接待|大厅|窗口办公|窗口工作)时间$`),
  联系电话: /^(?:联系|咨询|办公|服务|业务咨询|咨询服务|受理|窗口|办理|咨询联系|联系咨询|业务|办事|值班)(?:电话|方式)(?:号码)?$/,
  办理流程: new RegExp(`^(?:${who}{1,2}|操作)(?:的)?(?:流程|程序|步骤)(?:图)?$`),
};

/** Wider wordings: enough to say that the class is there. */
const looseOf: readonly (readonly [GuideClass, RegExp, RegExp | null])[] = [
  ['事项名称', /(?:事项|服务|项目|许可|业务|职权|权力|子项|主项)(?:的)?名称$|^(?:办理|办事|服务|申请|审批|许可|受理|适用|涉及)(?:事项|项目)$|^事项$/, null],
  ['设定依据', /依据|政策法规|法律法规$|法规依据|政策文件$/, /收费|缴费|费用|定价|计费|标准依据|决定依据|救济|监督/],
  ['申请条件', /条件|申请资格|申请人资格|准入资格/, /不予|禁止|撤销|限制|除外/],
  ['办理材料', /(?:材料|资料|要件)(?:清单|目录|要求|名称|列表|明细|说明|一览)?$|(?:申请|申报|办理|提交|所需|必备|携带)(?:的)?(?:材料|资料|要件|证件|证明|手续)|所需证[件照]/, /结果|宣传|解读|相关|其[他它]|参考|学习|投诉|出证/],
  ['办理地点', /(?:地点|地址)$|^(?:办理|受理|办公|服务|办事)场所$|^(?:在哪办|到哪办|去哪办|哪里办)/, /网址|网上|网站|在线|邮箱|邮件|IP|链接|监督|投诉|举报|复议|诉讼|通[讯信]|邮寄|注册|住所|线上/i],
  ['办理时间', /(?:办理|办公|工作|受理|办事|上班|服务|接待|窗口|对外|咨询|作息|营业|开放|接件|收件|大厅|现场|线下|法定)(?:的)?(?:办公|服务|工作|受理|办理|对外)?时间(?:说明|安排|段)?$|^何时办/, /办结|承诺|法定|时限|期限|监督|投诉/],
  ['联系电话', /(?:电话|热线|联系方式|咨询方式|咨询途径|咨询渠道|咨询服务)(?:号码)?$/, /监督|投诉|举报|网上|复议|诉讼|传真/],
  ['办理流程', /(?:流程|程序|步骤|环节)(?:图|说明|示意图)?$|流程图|^怎么办$|^如何办理$/, /特殊|特别|投诉|复议|诉讼|救济|监督|申诉|收费|退费/],
];

function classOf(part: string): GuideClass | null {
  for (const [kind, pattern, never] of looseOf) if (pattern.test(part) && !never?.test(part)) return kind;
  return null;
}

/** The second name of a label such as 办理地点/时间 or 办理机构及电话. */
function shortClassOf(part: string): GuideClass | null {
  if (/^(?:地点|地址)$/.test(part)) return '办理地点';
  if (/^时间$/.test(part)) return '办理时间';
  if (/^(?:电话|联系人)$/.test(part)) return part === '电话' ? '联系电话' : null;
  if (/^(?:材料|资料)$/.test(part)) return '办理材料';
  if (/^条件$/.test(part)) return '申请条件';
  if (/^(?:流程|程序)$/.test(part)) return '办理流程';
  return null;
}

/** Labels of other things in a guide: they end what stands under the label before. */
const other = /^(?:基本信息|基本编码|实施编码|事项编码|事项类型|事项性质|办件类型|权力来源|实施主体(?:性质)?|实施机[关构]|(?:受理|办理|决定|审批|责任|主管|服务|联办|办事|牵头)(?:机构|机关|部门|单位|科室)|(?:服务|办理|申请|申报|受理|适用|救助|补贴|保障|审批|参保)对象|(?:适用|通办|受理|办理|申办|申请|申报|服务|保障|救助|补贴|发放|参保|对象)范围|办理形式|办理方式|到(?:办事|现场)?(?:办事)?(?:现场|大厅)(?:办理)?(?:的)?(?:次数|最多次数)|到现场大厅次数|数量限制|特殊环节|中介服务|(?:办理|法定|承诺|受理|办结|审批)(?:办结)?(?:时限|期限|时间)(?:单位|说明)?|办结时限|时限|收费(?:标准|依据|情况|信息|项目|方式)?|是否收费|费用|收费标准和依据|办理结果|审批结果|结果(?:名称|样本|信息|送达|获取方式|领取)|(?:送达|领取)方式|证件名称|常见问题|常见问题解答|问题解答|注意事项|备注|说明|温馨提示|监督(?:投诉)?(?:电话|方式|渠道)?|投诉(?:电话|方式|渠道|举报)?|监督和投诉渠道|行政复议|行政诉讼|法律救济|救济途径|表格下载|附件|附件下载|相关附件|相关下载|样表下载|空表下载|网上办理(?:地址|深度)?|在线办理|在线申办|办理进程|进度查询|年审年检|运行系统|行使层级|权限划分|联系人|邮政编码|审查标准|审批标准|政策解读|材料(?:形式|类型|必要性|来源|下载|份数|样本)|来源渠道|纸质材料份数|填报须知|份数|必要性)$/;

const near: Readonly<Record<GuideClass, RegExp>> = {
  事项名称: /^名称$/,
  设定依据: /政策|法规|文件依据/,
  申请条件: /(?:服务|办理|申请|受理|适用|救助|补贴|保障|审批)对象|(?:适用|受理|办理|申办|申请|申报|服务|保障|救助|补贴|发放|参保|对象)范围|资格|要求$/,
  办理材料: /手续|证件|表格/,
  办理地点: /(?:通[讯信]|邮寄|网上|在线|线上)(?:办理)?(?:地点|地址)|(?:办理|受理|实施|决定|经办|审批|主管|责任|承办)(?:机构|机关|部门|单位|主体|科室)|窗口|网址/,
  办理时间: /(?:申请|报名|申报|接收|提交)(?:时间|期限)|^时间$/,
  联系电话: /(?:监督|投诉|举报)(?:投诉)?(?:电话|方式|渠道|热线)|联系人|咨询/,
  办理流程: /环节|办理方法|如何办|怎么办|方法$/,
};
