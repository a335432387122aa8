/** The texts of exports and of the page for printing; part of messages/zh-cn.ts. */
export const exportZhCn = {
  'export.form.score': '评分表', 'export.form.conformance': '对标情况表', 'export.form.rectification': '问题整改清单', 'export.form.notice': '问题整改通知', 'export.form.report': '监测报告',
  'export.form.html': '检查报告（单个网页文件，可离线打开）', 'export.form.csv': '全部问题', 'export.form.json': '机读报告',
  'export.form.month': '政府网站月监测情况表（附件7）', 'export.form.quarter': '政府网站季度普查情况表（附件8）', 'export.form.supervision-quarter': '政府网站监管季度普查报表（附件9）', 'export.form.supervision-year': '政府网站监管年度报表（附件10）',
  'export.form.annual': '政府网站年度工作报表（附件11）', 'export.form.approval': '政府网站开设与整合审批表（附件3）', 'export.form.migration': '拟下线政府网站整合迁移信息表（附件4）', 'export.form.closed-sites': '永久下线政府网站基本信息表（附件5）',
  'export.form.sites': '政府网站基本信息表', 'export.form.columns': '政府网站栏目（系统）基本信息表', 'export.form.reading-day': '读网记录', 'export.form.reading-month': '读网记录月汇总表',
  'export.as.xlsx': 'Excel', 'export.as.docx': 'Word', 'export.as.html': '网页', 'export.as.csv': 'CSV', 'export.as.json': 'JSON', 'export.as.print': '打印／PDF',
  'export.do': (form: string, as: string) => `导出${form} ${as}`,
  'export.stage.read': () => '正在读取记录',
  'export.stage.make': (done: number, of: number) => (of === 0 ? '正在制表' : done === 0 ? `正在制表，问题 ${of} 个` : `正在制表 ${done}／${of}`),
  'export.stage.pack': () => '正在写文件',
  'export.done': (name: string, kilobytes: number, seconds: string) => `已导出：${name}（${kilobytes} KB，${seconds} 秒），已交给浏览器保存。若没有看到文件，或浏览器提示下载被取消、被拦截、失败，允许下载或腾出磁盘空间后再存一次，内容不变。`,
  'export.again': '再存一次', 'export.retry': '再试一次', 'export.stopped': '已取消，没有导出。',
  'export.refused.inspection': '请先选一次巡检。', 'export.refused.unscored': '这张表不计分，请导出对标情况表。', 'export.refused.print': '这种报告请导出文件后打印。', 'export.refused.period': '请先选月份、季度或年份。', 'export.refused.day': '请先选日期或月份。', 'export.refused.site': '请先选一个网站。', 'export.refused.year': '请先选年份。',
  'export.refused.memory': '内存不足，没有导出。请关闭其他标签页，或分栏目、分时段导出。', 'export.refused.start': '没有导出：导出程序没有启动，请刷新后再试。',
  'export.more': '月报、季报、年报和登记表在“报表”中导出',
  'print.do': '打印或另存为 PDF', 'print.hint': '在打印窗口里把目标选为“另存为 PDF”，就得到 PDF 文件。', 'print.unknown': '网址里没有要打印的表，请回到工作台再点一次。',
} as const;
