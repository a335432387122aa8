/** One line of the two supervision tables: `group` and `part` are the merged cells left of the name. Word for word as printed. */
export interface Indicator {
  readonly id: string;
  readonly group: string;
  readonly part: string | null;
  readonly name: string;
}

/** The indicators of 附件9 and 附件10 of 桂政办发〔2017〕152号, in their order. */
export const supervisionIndicators: readonly Indicator[] = [
  ...group('季度普查', null, { 'census-sites': '网站总数', 'census-checked': '普查网站数量', 'census-rate': '普查合格率', 'census-failed': '不合格网站数量', 'census-problems': '普查发现问题数量', 'census-fixed': '问题整改数量', 'census-talks': '约谈人数', 'census-url': '公开网址' }),
  ...group('定期安全检查', null, { 'security-times': '检查次数', 'security-sites': '检查网站数量', 'security-problems': '发现问题数量', 'security-fixed': '问题整改数量' }),
  ...group('网站开设整合', null, { 'sites-running': '运行网站总数', 'sites-new': '新开设网站数量', 'sites-closed': '永久下线网站数量', 'sites-paused': '临时下线网站数量' }),
  ...group('网民纠错办理', null, { 'errata-received': '收到留言数量', 'errata-done': '按期办结数量' }),
  ...group('主席信箱网民信件办理', null, { 'mailbox-received': '收到网民信件数量', 'mailbox-done': '按期办结数量' }),
  ...group('自治区人民政府门户网站内容保障情况', null, { 'content-items': '栏目内容保障稿件数量', 'content-used': '稿件采用通知次数', 'content-interviews': '在线访谈次数', 'content-surveys': '调查征集次数' }),
  ...group('假冒政府网站处置', null, { 'fake-found': '发现数量', 'fake-handled': '处置数量' }),
  ...group('人员培训', '办训情况', { 'held-times': '办训次数', 'held-people': '培训人次', 'held-days': '总培训天数' }),
  ...group('人员培训', '参训情况', { 'joined-times': '参训次数', 'joined-people': '参训人次', 'joined-days': '总参训天数' }),
];

function group(name: string, part: string | null, lines: Readonly<Record<string, string>>): readonly Indicator[] {
  return Object.entries(lines).map(([id, text]) => ({ id, group: name, part, name: text }));
}
