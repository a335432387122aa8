import type { Work } from '../contract/loss.ts';

/** The notice of lost records. */
export const lossZhCn = {
  'loss.title': '本机记录丢失',
  'loss.what': (when: string, settings: boolean) => `${when}发现：浏览器的数据库损坏或被清除，这台电脑上原来的读网记录${settings ? '和设置' : ''}没有了，现在是一个空库。`,
  'loss.shared': ({ server, name, sites, inspections, unsent }: Work) => `${server} 的“${name}”：${sites} 个网站、${inspections} 次巡检。提交过的还在服务器上，连接并登录后从头取回；${unsent > 0 ? `最后一次记下时还有 ${unsent} 项没有提交，取不回来` : '最后一次记下时没有未提交的'}。`,
  'loss.alone': ({ sites, inspections }: Work) => `单机使用：${sites} 个网站、${inspections} 次巡检，只存在这台电脑上。`,
  'loss.empty': '最后一次记下时，库里还没有记录。',
  'loss.todo': '导出过“未同步数据”的，在设置里“从导出的文件恢复”；别的没有办法取回。设置没有了的，请重新设置。',
  'loss.settings': '打开设置',
  'loss.seen': '知道了，不再提示',
} as const;
