import { packLimits } from '../contract/unit-pack.ts';

/** What is said of a file of a unit's rules (packs/), beside messages/files-zh-cn.ts. */
export const packFilesZhCn = {
  'file.pack.large': '超过 30 MB，没有读取。请拆成几个规则包。', 'file.pack.entries': (count: number) => `有 ${count} 项，超过 ${packLimits.entries} 项。请拆成几个规则包。`,
  'file.pack.notOne': '不是规则包：最外层应当是 { "format": "duwang-pack/1", … }。请先导出一个规则包或下载模板，照样填写。', 'file.pack.notList': '应当是列表 [ … ]。', 'file.pack.nothing': '规则包里没有任何内容。',
  'file.pack.json': '不是合格的 JSON（常见原因：少了引号、逗号或括号，或者用了中文标点，或者文件没有传完）。',
  'file.pack.noSheet': (first: string, sheets: string) => `没有名为“${first}”“易错词”“不提示”“参数”“词表增减”“免提示域名”“移出域名”“节假日安排”的工作表（现有：${sheets}）。请下载模板，照样填写。`,
  'file.pack.noHead': (columns: string) => `没有找到表头。第一行应当是：${columns}。`, 'file.pack.hiddenRow': '这一行是隐藏的：请取消隐藏和筛选，核对后保留或删去这一行。',

  'file.pack.head.format': '应当是 "duwang-pack/1"。', 'file.pack.head.code': '编号由单位自定，用小写字母、数字和短横线，如 qz-words，至多 40 个字符；同一规则包各版编号相同。', 'file.pack.head.version': '版本是 1 以上的整数，内容有改动就加 1。', 'file.pack.head.name': '请填写名称，至多 100 字。',
  'file.pack.head.from': '生效日期写成 2026-01-01 的样子。', 'file.pack.head.until': '失效日期写成 2026-12-31 的样子，长期有效的留空（JSON 写 null）。', 'file.pack.head.note': '备注写成文字，至多 500 字，没有就留空。', 'file.pack.head.other': '本版本不认识这一项，请删去。',
  'file.pack.noDay': (day: string) => `没有“${day}”这一天。`, 'file.pack.untilFirst': '失效日期早于生效日期。',

  'file.pack.pattern': (text: string) => `“${text}”像是正则表达式或通配符，这里只收原样的文字。请逐个列出。`, 'file.pack.again': (where: string) => `与${where}重复，只算一次。`, 'file.pack.differs': (where: string) => `与${where}是同一个词，写法却不同，请只留一处。`,
  'file.pack.short': (text: string) => `“${text}”不足 4 个字，与别的词只差一字的太多，不做近似比对；请列入易错词。`, 'file.pack.sharedHost': (host: string) => `“${host}”是公共的域名后缀，任何人都可以在下面注册。请写具体网站的域名。`,
  'file.pack.hostTwice': (host: string, where: string) => `“${host}”又列为免提示（${where}），请只留一处。`, 'file.pack.sameWord': '错误写法与正确写法相同。', 'file.pack.rightThere': (wrong: string, where: string) => `“${wrong}”在${where}是正确写法，请只留一处。`,
  'file.pack.allowed': (wrong: string, where: string) => `“${wrong}”又列为不提示（${where}），请只留一处。`, 'file.pack.wrongToo': (right: string, where: string) => `正确写法“${right}”又列为错误写法（${where}），请核对。`,
  'file.pack.noSetting': (id: string) => `没有编号为“${id}”的参数。可用的编号见设置页“单位规则包”里的参数表。`, 'file.pack.range': (name: string, least: number, most: number, unit: string) => `“${name}”只能在 ${least} 到 ${most} ${unit}之间。`,
  'file.pack.fixedHost': (host: string) => `“${host}”是文件写明的政府网站域名或必备链接，不能移出。`, 'file.pack.noHost': (host: string) => `内置名单里没有“${host}”这一项，不用移出。名单见设置页“移出内置名单的域名”，或模板里的“内置域名”工作表。`,
  'file.pack.noTable': (table: string) => `没有编号为“${table}”的词表。可用的编号见模板里的“内置词表”。`, 'file.pack.hostOnly': (table: string) => `“${table}”里只能写域名，如 ads.example.com，不带 https:// 和路径。`,
  'file.pack.sharedSuffix': (text: string) => `“${text}”是公共的域名后缀，下面什么网站都有。请写具体网站的域名。`, 'file.pack.notThere': (table: string, text: string) => `“${table}”里本来没有“${text}”，不能去掉。内置的内容见模板里的“内置词表”，须照样写。`,
  'file.pack.control': '含有看不见的控制字符或换行，请删去。', 'file.pack.spaces': '开头或末尾有空格，请删去。',

  'file.pack.words': '应当有规范写法（text）、类别（kind）、出处（source）、级别（severity），没有别的项。', 'file.pack.words.text': `请填写规范写法，至多 ${packLimits.letters} 字。`, 'file.pack.words.kind': '类别只能是“名称”（name）或“表述”（text）。',
  'file.pack.words.source': '请填写出处（文件名称、文号等），至多 200 字；没有出处的词不收。', 'file.pack.words.severity': '级别只能是“线索”（review）或“提示”（hint）。', 'file.pack.words.allow': '其他正确写法是一组文字，至多 50 个。',
  'file.pack.confusions': '应当有错误写法（wrong）、正确写法（right）、出处（source）、级别（severity），没有别的项。', 'file.pack.confusions.wrong': `请填写错误写法，2 到 ${packLimits.letters} 字。`, 'file.pack.confusions.right': '请填写正确写法。', 'file.pack.confusions.source': '请填写出处（文件名称、文号、通报等），至多 200 字。', 'file.pack.confusions.severity': '级别只能是“线索”（review）或“提示”（hint）。',
  'file.pack.calendar': '应当有年份（year）、放假或上班（kind）、名称（name）、起（from）、止（to）、依据（source），没有别的项。', 'file.pack.calendar.year': '年份写成 2027 的样子。', 'file.pack.calendar.kind': '只能是“放假”（off）或“上班”（work）。', 'file.pack.calendar.name': '请填写名称，放假写节日名，上班写“调休”，至多 30 字。',
  'file.pack.calendar.from': '起始日期写成 2027-01-01 的样子。', 'file.pack.calendar.to': '结束日期写成 2027-01-03 的样子，只有一天的可以留空。', 'file.pack.calendar.source': '请填写国务院办公厅通知的名称、文号或网址，至多 200 字。',
  'file.pack.allow': `应当是一个词，至多 ${packLimits.letters} 字。`, 'file.pack.settings': '应当有编号（id）、取值（value，整数）、理由（reason），没有别的项。', 'file.pack.settings.value': '取值应当是整数。', 'file.pack.settings.reason': '改动内置参数须写明理由。',
  'file.pack.trustedHosts': '应当是域名，如 www.example.gov.cn，不带 https:// 和路径。',
  'file.pack.tables': '应当有词表编号（table）、内容（text）、增减（change）、理由（reason），没有别的项。', 'file.pack.tables.change': '增减只能是“增加”（add）或“去掉”（drop）。', 'file.pack.tables.reason': '改动内置词表须写明理由。',
  'file.pack.struckHosts': '应当有内置名单里的域名（host）、理由（reason），没有别的项。', 'file.pack.struckHosts.reason': '移出内置名单的域名须写明理由，至多 200 字。',
  'file.pack.most.settings': `参数至多 ${packLimits.settings} 项。`, 'file.pack.most.trustedHosts': '免提示域名至多 1000 个。', 'file.pack.most.calendar': `节假日安排至多 ${packLimits.calendar} 行。`, 'file.pack.most.tables': `词表增减至多 ${packLimits.tables} 项。`, 'file.pack.most.struckHosts': '移出内置名单的域名至多 300 个。', 'file.pack.most.other': (field: string) => `${field} 的内容不对，请核对。`,

  'file.calendar.order': (to: string, from: string) => `结束日期 ${to} 早于起始日期 ${from}。`, 'file.calendar.year': (from: string, to: string, year: number) => `${from} 至 ${to} 不在 ${year} 年（元旦可以从上一年 12 月末起）。`,
  'file.calendar.long': (from: string, to: string) => `从 ${from} 到 ${to} 超过 15 天，请核对。`, 'file.calendar.weekday': (day: string) => `${day} 不是星期六、星期日，本来就上班；“上班”只列调休上班的周末。`,
  'file.calendar.twice': (day: string) => `${day} 在两行里重复列出，请只留一处。`, 'file.calendar.both': (day: string) => `${day} 既列为放假又列为上班，请核对通知。`,
  'file.calendar.missing': (year: number, names: string) => `${year} 年没有列全，缺少：${names}。一年的安排须照通知整份填写，不能只填一部分。`, 'file.calendar.builtIn': (year: number) => `${year} 年的安排已经内置，导入后以规则包为准。`,
} as const;
