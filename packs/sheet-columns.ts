/** The sheets of a pack as an Excel file, column by column: read and written by the same table. The first name is the one written. */
export const packSheets = {
  head: { names: ['说明', '规则包'], columns: { name: ['项目'], value: ['内容'] } },
  words: { names: ['规范写法', '词表'], columns: { text: ['规范写法', '词', '名称'], kind: ['类别'], source: ['出处', '来源', '依据'], severity: ['级别', '提示级别'], allow: ['其他正确写法', '不算错的写法'] } },
  confusions: { names: ['易错词'], columns: { wrong: ['错误写法', '误'], right: ['正确写法', '正'], source: ['出处', '来源', '依据'], severity: ['级别', '提示级别'] } },
  allow: { names: ['不提示'], columns: { text: ['词', '不提示的词'] } },
  settings: { names: ['参数'], columns: { id: ['编号'], value: ['取值', '值'], reason: ['理由', '依据'] } },
  tables: { names: ['词表增减'], columns: { table: ['词表编号', '编号'], text: ['内容', '词', '域名'], change: ['增减'], reason: ['理由', '依据'] } },
  trustedHosts: { names: ['免提示域名'], columns: { host: ['域名'] } },
  calendar: { names: ['节假日安排', '节假日'], columns: { year: ['年份'], kind: ['放假或上班', '类别'], name: ['名称', '节日'], from: ['起', '开始', '日期'], to: ['止', '结束'], source: ['依据', '出处', '通知'] } },
  struckHosts: { names: ['移出域名'], columns: { host: ['域名'], reason: ['理由', '依据'] } },
} as const;

/** Items of the first sheet, by field. */
export const headItems = {
  code: ['编号', '规则包编号'], version: ['版本', '版本号'], name: ['名称'], from: ['生效日期', '施行日期'], until: ['失效日期'], note: ['备注', '说明'],
} as const;

export const kindWords = { name: '名称', text: '表述' } as const;
export const calendarWords = { off: '放假', work: '上班' } as const;
export const changeWords = { add: '增加', drop: '去掉' } as const;
export const severityWords = { review: '线索', hint: '提示' } as const;
