import { findingZhCn } from './finding-zh-cn.ts';
import { linksZhCn } from './links-zh-cn.ts';
import { optionsZhCn } from './options-zh-cn.ts';
import { deskZhCn } from './desk-zh-cn.ts';
import { packsZhCn } from './packs-zh-cn.ts';
import { registerZhCn } from './register-zh-cn.ts';
import { itemsZhCn } from './items-zh-cn.ts';
import { exportZhCn } from './export-zh-cn.ts';
import { paperZhCn } from './paper-zh-cn.ts';
import { reviewZhCn } from './review-zh-cn.ts';
import { lossZhCn } from './loss-zh-cn.ts';
import { signingZhCn } from './signing-zh-cn.ts';
import { productZhCn } from './product-zh-cn.ts';

/** A length of time: how many of what. */
export type ClockLength = readonly [count: number, unit: 'minutes' | 'hours' | 'days' | 'years'];

/**
 * Every text of the interface, Chinese first; the terms are those of the official documents.
 * A key is `subject.what`; a value is a sentence, or a function of what stands in it. messages/en.ts has the same keys.
 */
export const zhCn = {
  'app.name': '读网',
  'app.tagline': '对照《网页设计规范》就地检查政府网页',
  'app.loading': '正在读取…',
  'app.noChineseFont': '本机没有中文字体，界面改用英文，网页、问题和条款里的中文会显示为方框。请安装一种中文字体（如思源黑体、文泉驿），然后重新启动浏览器。',
  'app.updated': '读网刚刚更新，这一页还连着更新前的读网，刚才的操作没有保存。以前保存的结论都在。请先复制写到一半的文字，再重新载入网页（F5）继续。',
  'app.unreachable': '读网后台没有应答，已填写的内容仍保留在这里。请关闭后重新打开；仍不行时重新启动浏览器。',
  'app.close': '关闭',
  'app.cancel': '取消',
  'app.save': '保存',
  'app.retry': '重试',
  'app.copy': '复制',
  'app.copied': '已复制',
  'app.copyFailed': '未能复制，请选中文字后手工复制',
  'app.settings': '设置', 'app.panel': '在侧栏打开（连着读多页时一直开着）',
  'app.none': '无',

  'group.tags': '标签', 'group.header': '头部', 'group.footer': '底部', 'group.date': '时间与来源', 'group.links': '链接',
  'group.display': '展现', 'group.columns': '栏目', 'group.content': '内容', 'group.manual': '手工记录',
  'group.other': '其他',

  'pageType.home': '首页', 'pageType.column': '栏目页', 'pageType.article': '内容页', 'pageType.guide': '办事指南', 'pageType.interaction': '互动页',
  'pageType.disclosure': '信息公开页', 'pageType.topic': '专题页', 'pageType.search': '检索页', 'pageType.other': '其他页面',

  'verdict.fail': '确定', 'verdict.review': '待判断', 'verdict.hint': '提示', 'verdict.veto': '单项否决线索',
  'status.pending': '待确认', 'status.confirmed': '已确认', 'status.dismissed': '误报',
  'syncMark.local': '已存本机', 'syncMark.waiting': '待提交', 'syncMark.sent': '已提交', 'syncMark.conflict': '有冲突', 'syncMark.refused': '未被接受',
  'outcome.pass': '通过', 'outcome.fail': '有问题', 'outcome.review': '待判断', 'outcome.cannot-check': '未检', 'outcome.inapplicable': '不适用', 'outcome.not-run': '未运行',

  'site.label': '网站',
  'site.unknown': '未登记网站',
  'site.edit': '修改网站信息',
  'site.name': '网站名称',
  'site.code': '网站标识码',
  'site.kind': '网站类别',
  'site.kind.portal': '政府门户网站',
  'site.kind.department': '部门网站',
  'site.kind.unknown': '未确定',
  'page.type': '页面类型',
  'page.because': (because: string) => `判断依据：${because}`,
  'page.corrected': '已由人工更正，本站同类地址沿用',
  'page.uncorrect': '改回程序判断',
  'page.untitled': '（无标题）',

  'run.start': '检查这个网页',
  'run.again': '重新检查',
  'run.progress': (done: number, of: number) => `正在检查：${done}／${of} 项`,
  'run.starting': '正在等待页面稳定…',
  'run.cancel': '停止检查',
  'run.failed': '检查没有完成',
  'run.notYet': '本页尚未检查。',
  'run.notYetHow': '点击“检查这个网页”开始，结果只保存在本机。',

  'line.count': (count: number, parts: string) => `发现 ${count} 个问题：${parts}`,
  'line.earlier': (time: string) => `现在打开的网页还没有检查。以下是 ${time} 的结果：`,
  'line.fail': (count: number) => `${count} 个确定`,
  'line.review': (count: number) => `${count} 个待判断`,
  'line.hint': (count: number) => `${count} 个提示`,
  'line.none': (passed: number) => `已检查的 ${passed} 项未发现问题`,
  'line.notChecked': (count: number) => `${count} 项未检`,
  'line.handled': (handled: number, all: number) => `已处理 ${handled}／${all}`,
  'line.veto': (count: number) => `其中 ${count} 个是单项否决线索，须由人认定`,
  /** `reason`: as the checks give it: “打开的是……，未检；请……”. */
  'line.notOpened': (reason: string) => `${(reason === '' ? '页面未能打开，未检' : reason).replace(/(?:，未检)?(?=；|$)/, '，各项均未检，不扣分').replace('；', '。')}。`,
  'line.limit': '页面一直在变化，到时限时按当时的内容检查。',
  'line.separator': '，',
  'line.semicolon': '；', 'line.colon': '：', 'line.comma': '、', 'line.open': '（', 'line.close': '）',
  'line.stop': '。',

  'unsupported.title': '这个页面不能检查',
  'unsupported.hint': '可检查以 http 或 https 打开的网页。浏览器自带页面、插件商店、PDF 文档不在范围内。',
  'preview.banner': '预览：不是 .gov.cn 网站，结果不计入任何网站。',
  'preview.recorded': '可以查看问题、依据和改法；预览不登记，不能确认或记为误报。',
  'storage.title': '保存遇到问题',
  'storage.kept': '已填写的内容仍保留在这里，没有丢失。',

  'lists.title': '各项检查情况',
  'lists.pass': (count: number) => `通过 ${count} 项`,
  'lists.inapplicable': (count: number) => `不适用 ${count} 项`,
  'lists.cannot': (count: number) => `未检 ${count} 项`,
  'lists.parts': '没有看到的部分',
  'lists.cannotHere': '本页未能检查',
  'lists.notRun': '没有运行',
  'lists.noReason': '没有记下原因',

  'part.frame': '内嵌页面', 'part.script': '脚本', 'part.style': '样式文件', 'part.request': '页面要的数据', 'part.source': '页面源码', 'part.addresses': '页面上的地址', 'part.load-failures': '加载情况', 'part.settling': '页面稳定', 'part.page': '整个页面', 'part.other': '页面的一部分',
  'reason.cross-origin': '来自其他网站，浏览器不允许读取', 'reason.failed-to-load': '没有加载成功', 'reason.unknown-before-first-click': '检查开始前的加载失败无从得知，重新载入页面后再检查可知',
  'reason.still-changing-at-limit': '到时限时仍在变化', 'reason.not-opened': '未能打开', 'reason.not-cached': '浏览器没有保留，只能看脚本运行之后的页面；刷新页面后再检查，仍是这样的是网站不许浏览器保存，请人工查看网页源代码', 'reason.too-many': '数量太多，只看了前 5 万处',

  'score.page': (points: string) => `本页扣 ${points} 分`,
  'score.pageIf': (points: string) => `全部确认后扣 ${points} 分`,
  'score.noPoints': '本表不计分',
  'score.inspection': (pages: number) => `巡检 ${pages} 页`,
  'score.range': (low: string, high: string) => (low === high ? `${low} 分` : `${low}—${high} 分`),
  'score.provisional': '暂定', 'score.passOpen': '合格与否未定',
  'score.final': '已定',
  'score.open': (count: number) => `${count} 项未定`,
  'score.details': '评分表',
  'score.none': '尚未开始巡检', 'score.nothingRead': '还没有检查过网页，没有得分',
  'score.preview': '预览不计分',
  'sheet.title': '评分表',
  'sheet.row': '指标', 'sheet.detail': '扣分细则', 'sheet.count': '个数', 'sheet.points': '分值', 'sheet.result': '结果',
  'sheet.deductions': '扣分', 'sheet.bonuses': '加分', 'sheet.vetoes': '单项否决', 'sheet.open': '未定的行', 'sheet.reason': (reason: string) => reason, 'sheet.items': '对标情况',
  'sheet.noDeductions': '已确认的问题没有扣分。',
  'sheet.whyOpen': '未定原因',
  'sheet.provisional': '这是暂定结果：下列各行还没有检查，或还需要人认定，不能算作通过。',
  'sheet.veto': (by: string, reason: string) => `认定人：${by}；理由：${reason}`,
  'sheet.would': (range: string) => `若无单项否决，得分为 ${range}`,
  'sheet.back': '返回',

  'sync.alone': '单机使用，全部保存在本机',
  'sync.signed-out': '尚未登录服务器，全部保存在本机',
  'sync.connected': '已连接服务器',
  'sync.offline': '连不上服务器，已保存在本机，连通后自动提交',
  'sync.blocked': '提交受阻，已保存在本机',
  'sync.waiting': (count: number) => `${count} 条待提交`,
  'sync.allSent': '全部已提交',
  'sync.lastAt': (time: string) => `上次 ${time}`,
  'sync.busy': '正在提交…',
  'sync.ahead': (ahead: boolean, [count, unit]: ClockLength) => `这台电脑的时钟比服务器${ahead ? '快' : '慢'} ${count} ${{ minutes: '分钟', hours: '小时', days: '天', years: '年' }[unit]}，请校准。在此之前，日期、有效期和检查都按服务器的时间；离线久了会不准。`,
  'sync.stepUp': (count: number) => `${count} 项销号要先验证身份（15 分钟内有效），验证后自动送出。`, 'sync.stepUpDo': '验证身份',
  'sync.conflicts': (count: number) => `${count} 条有冲突，请处理`,

  'conflict.title': '与服务器上的内容不一致',
  'conflict.hint': '两个版本都保留着，请选择留下哪一个。',
  'conflict.mine': '我的', 'conflict.theirs': '服务器上的',
  'conflict.keepMine': '留下我的', 'conflict.keepTheirs': '留下服务器上的',
  'conflict.unknownName': '其他人',
  'conflict.nothing': '服务器没有给出它的版本。',
  'conflict.settled': '已处理，没有与服务器不一致的内容了。',
  'field.act': '办理', 'field.state': '状态', 'field.status': '状态', 'field.ruling': '处理', 'field.reason': '理由', 'field.note': '备注', 'field.name': '名称', 'field.code': '标识码', 'field.kind': '类别',
  'field.rubric': '评分表', 'field.closedAt': '结束时间', 'field.says': '问题', 'field.pageTypes': '页面类型', 'field.other': '其他内容',

  'first.title': '开始使用读网',
  'first.open': '打开一个政府网页，点工具栏上的读网图标，再点“检查这个网页”，就能看到这一页的问题和依据。',
  'first.rubric': '选用评分表',
  'first.rubricHint': '决定每个问题扣多少分，以后可以在设置中更改。',
  'first.automatic': '打开 .gov.cn 网页时自动检查',
  'first.automaticWhy': '需要允许插件读取 .gov.cn 网页。浏览器把 .gov.cn 当作一个顶级域名，询问时写成“读取和更改您在所有网站上的所有数据”；实际只给 .gov.cn。询问时弹窗会关闭。不允许也能用：点图标，再点“检查这个网页”，一次查一页。',
  'first.allow': '允许自动检查',
  'first.refused': '没有获得允许。点击图标仍可检查当前网页，以后可在设置中再开启。',
  'first.allowed': '已允许：打开 .gov.cn 网页时自动检查。',
  'first.server': '与同事共用',
  'first.serverWhy': '连接本单位的服务器后可以共享结果。不连接也可以一直单机使用。',
  'first.connect': '连接服务器',
  'first.alone': '单机使用',
  'first.done': '知道了',

  'help.title': '按键说明',
  'help.next': '下一个问题', 'help.previous': '上一个问题', 'help.open': '展开或收起', 'help.confirm': '确认', 'help.dismiss': '误报', 'help.later': '稍后再说，看下一个',
  'help.note': '写备注', 'help.undo': '撤销', 'help.locate': '在页面上定位', 'help.help': '显示或关闭按键说明', 'help.escape': '关闭',
  'help.inapplicable': '不适用', 'help.yes': '答：合格', 'help.no': '答：不合格', 'help.notHere': '答：不适用', 'help.into': '进到这一项的各个网页', 'help.out': '回到上一层', 'help.verify': '复核网页', 'help.closeItem': '销号',
  'help.returnItem': '退回', 'help.select': '选中或取消', 'help.search': '查找', 'help.forward': '下一步', 'help.backward': '上一步', 'help.move': '下一个、上一个控件', 'help.press': '按下按钮、勾选', 'help.back': '返回、关闭',
  'help.key.or': '或',
  'help.inputNote': '正在输入文字或使用输入法时，这些按键不起作用。',

  'live.confirmed': (count: number) => (count === 1 ? '已确认 1 个问题' : `已确认 ${count} 个问题`),
  'live.dismissed': '已记为误报',
  'live.undone': '已撤销',
  'live.refused': (message: string) => `没有完成：${message}`,
  'live.finished': (line: string) => `检查完成。${line}`,

  'overlay.label': '读网：页面上的问题',
  'overlay.marker': (number: number, says: string) => `第 ${number} 处：${says}`,
  'overlay.position': (number: number, of: number) => `${number}／${of}`,
  'overlay.next': '下一处', 'overlay.previous': '上一处', 'overlay.close': '关闭标注',
  'overlay.moved': '位置已变化：这里的文字与检查时不同。',
  'overlay.gone': '位置已变化：页面上找不到检查时的位置。',
  'overlay.hidden': '这一处现在没有显示，可能在收起的菜单或未选中的标签页里。',
  'overlay.unplaced': (count: number) => `另有 ${count} 个问题在页面上没有位置，请在弹窗中查看`,
  'overlay.pickHint': '点击要记录的位置；先选中文字再点击，则记录这段文字。按 Esc 取消。',
  'overlay.none': '没有可以标出的位置',

  ...findingZhCn,
  ...linksZhCn,
  ...optionsZhCn,
  ...deskZhCn,
  ...packsZhCn,
  ...registerZhCn,
  ...itemsZhCn,
  ...exportZhCn,
  ...paperZhCn,
  ...reviewZhCn,
  ...signingZhCn, ...lossZhCn, ...productZhCn,
} as const;
