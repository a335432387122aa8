import type { Work } from '../contract/loss.ts';

/** The notice of lost records. */
export const lossZhCn = {
  'loss.title': '本机记录丢失',
  'loss.what': (when: string, settings: boolean) => `${when}发现：浏览器的数据库损坏或被清除，这台电脑上的读网记录${settings ? '和设置' : ''}丢失了。`,
  'loss.of': (server: string | null, name: string | null) => (server === null ? '单机使用的记录：' : `${server} 的“${name ?? ''}”：`),
  'loss.gone': ({ sites, inspections }: Work) => `原有 ${sites} 个网站、${inspections} 次巡检，全部没有了。`,
  'loss.back': (was: Work, left: Work) => `退回到较早的样子，最近的改动没有了：原有 ${was.sites} 个网站、${was.inspections} 次巡检，现在 ${left.sites} 个、${left.inspections} 次。`,
  'loss.shared': (unsent: number) => `提交过的还在服务器上，连接并登录后从头取回；最后一次记下时${unsent > 0 ? `有 ${unsent} 项没有提交，取不回来` : '没有未提交的'}。`,
  'loss.alone': '它们只存在这台电脑上。',
  'loss.empty': '最后一次记下时，库里还没有记录。',
  'loss.advice': '导出过未同步数据的，在设置里“从导出的文件恢复”；别的没有办法取回。设置没有了的，请重新设置。',
  'loss.settings': '打开设置',
  'loss.seen': '知道了，不再提示',
} as const;
