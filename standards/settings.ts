import type { Editions } from './edition.ts';

/** A threshold of the checks that is a judgement, with where it comes from. A unit's pack may put another value in its place, with a reason. */
export interface Setting {
  /** `check.what`: the check it belongs to stands before the first dot. Public: packs of units name it. */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly editions: Editions<number>;
}

const monitoring = '《政府网站监测评分表》（桂政办发〔2017〕152号）';
const design = '《网页设计规范》（国办发〔2017〕47号附件）';
const ownLine = '文件没有规定数字，本产品的提示线';

/** Every setting a unit may replace. Periods of the update rows are not here: they are the score form's own (standards/column-category.ts). */
export const settings = {
  homeUpdatesDays: { id: 'home-updates.days', name: '首页更新：看最近多少天', unit: '天', least: 1, most: 366, editions: first(14, '2017-11-01', `${monitoring} 监测 2 周`) },
  homeUpdatesFewest: { id: 'home-updates.fewest', name: '首页更新：至少更新多少条', unit: '条', least: 1, most: 1000, editions: first(10, '2017-11-01', `${monitoring} 更新总量少于 10 条`) },
  slowLoadSeconds: { id: 'slow-load.seconds', name: '页面加载：不超过多少秒', unit: '秒', least: 1, most: 60, editions: first(3, '2017-05-15', `${design} 一（一）3`) },
  channelFewest: { id: 'channel-count.fewest', name: '频道：至少多少个', unit: '个', least: 1, most: 50, editions: first(5, '2017-05-15', `${design} 一（四）2`) },
  channelMost: { id: 'channel-count.most', name: '频道：至多多少个', unit: '个', least: 1, most: 50, editions: first(8, '2017-05-15', `${design} 一（四）2`) },
  coloursMost: { id: 'colours.most', name: '首页总色调：至多多少种', unit: '种', least: 1, most: 20, editions: first(3, '2017-05-15', `${design} 一（一）2`) },
  lettersMonths: { id: 'unanswered-letters.months', name: '来信留言：多少个月内答复', unit: '个月', least: 1, most: 24, editions: first(3, '2017-11-01', `${monitoring} 超过三个月未回应`) },
  topicMonths: { id: 'topic-archive.months', name: '专题：多少个月没有更新就提示归档', unit: '个月', least: 1, most: 120, editions: first(12, '2026-11-21', ownLine) },
  columnNameLongest: { id: 'column-name.longest', name: '栏目名称：至多多少个字', unit: '个字', least: 2, most: 60, editions: first(15, '2026-11-21', ownLine) },
  homeScreens: { id: 'page-shape.screens', name: '首页：至多多少屏', unit: '屏', least: 1, most: 100, editions: first(8, '2026-11-21', ownLine) },
  addressLongest: { id: 'unclear-address.longest', name: '内部地址：至多多少个字符', unit: '个字符', least: 40, most: 4000, editions: first(255, '2026-11-21', ownLine) },
  mobilesFewest: { id: 'personal-data.mobiles', name: '名单里的手机号码：多少个起提示', unit: '个', least: 1, most: 1000, editions: first(5, '2026-11-21', ownLine) },
  floatingShare: { id: 'floating-window.share', name: '悬浮框：盖住窗口百分之几起提示', unit: '%', least: 1, most: 100, editions: first(25, '2026-11-21', ownLine) },
  imageWidth: { id: 'image-without-alt.width', name: '图片说明：多宽起算内容图片', unit: '像素', least: 1, most: 2000, editions: first(80, '2026-11-21', ownLine) },
  imageHeight: { id: 'image-without-alt.height', name: '图片说明：多高起算内容图片', unit: '像素', least: 1, most: 2000, editions: first(60, '2026-11-21', ownLine) },
  imageOutage: { id: 'image-not-shown.outage', name: '图片不显示：全部图片都没有载入且达到多少张时，算网络一时的问题，写“未检”', unit: '张', least: 2, most: 100, editions: first(5, '2026-11-21', ownLine) },
  blinkMs: { id: 'flashing.blink', name: '闪烁：一次明暗不超过多少毫秒起提示', unit: '毫秒', least: 100, most: 10000, editions: first(2000, '2026-11-21', ownLine) },
  fastMs: { id: 'flashing.fast', name: '动画：一次往复不超过多少毫秒起提示', unit: '毫秒', least: 100, most: 10000, editions: first(1000, '2026-11-21', ownLine) },
  copyShortest: { id: 'copy-blocked.shortest', name: '禁止复制：正文段落至少多少个字才试', unit: '个字', least: 5, most: 500, editions: first(20, '2026-11-21', ownLine) },
  colourShare: { id: 'colours.share', name: '首页总色调：面积达到千分之几的颜色才算', unit: '‰', least: 1, most: 500, editions: first(5, '2026-11-21', ownLine) },
  overflow: { id: 'page-shape.overflow', name: '横向滚动：超出窗口多少像素起提示', unit: '像素', least: 1, most: 1000, editions: first(20, '2026-11-21', ownLine) },
  orderFewest: { id: 'list-order.fewest', name: '列表顺序：至少多少条有日期才判断', unit: '条', least: 3, most: 100, editions: first(5, '2026-11-21', ownLine) },
  orderPinned: { id: 'list-order.pinned', name: '列表顺序：开头至多多少条算置顶', unit: '条', least: 0, most: 20, editions: first(4, '2026-11-21', ownLine) },
  staleFewest: { id: 'stale-column.fewest', name: '栏目更新：没有一条日期时，列表至少多少条才判断', unit: '条', least: 1, most: 100, editions: first(5, '2026-11-21', ownLine) },
  homeFewestItems: { id: 'home-updates.items', name: '首页更新：至少多少条有日期才判断', unit: '条', least: 1, most: 100, editions: first(5, '2026-11-21', ownLine) },
  requiredNames: { id: 'required-columns.names', name: '应设栏目：首页名称少于多少个时按引导页处理，写“未检”', unit: '个', least: 1, most: 200, editions: first(10, '2026-11-21', ownLine) },
  disclosureNames: { id: 'disclosure-column.names', name: '政府信息公开专栏：首页名称少于多少个时按引导页处理，写“未检”', unit: '个', least: 1, most: 200, editions: first(10, '2026-11-21', ownLine) },
  topicFewest: { id: 'topic-archive.fewest', name: '专题：至少多少条有日期才判断', unit: '条', least: 1, most: 100, editions: first(3, '2026-11-21', ownLine) },
  linkSeconds: { id: 'broken-link.seconds', name: '链接：多少秒没有答复算超时', unit: '秒', least: 15, most: 120, editions: first(15, '2017-11-01', `${monitoring} 超过（含）15 秒`) },
  linkBodySeconds: { id: 'broken-link.body', name: '链接：有答复后再等多少秒读正文开头', unit: '秒', least: 1, most: 60, editions: first(5, '2026-11-21', ownLine) },
  linkRetrySeconds: { id: 'broken-link.retry', name: '链接：超时后隔多少秒再试', unit: '秒', least: 10, most: 600, editions: first(30, '2026-11-21', ownLine) },
  linkPerHost: { id: 'broken-link.perhost', name: '链接：同一网站同时至多问几个', unit: '个', least: 1, most: 6, editions: first(2, '2026-11-21', ownLine) },
  linkGap: { id: 'broken-link.gap', name: '链接：同一网站两次之间至少隔多少毫秒', unit: '毫秒', least: 100, most: 10000, editions: first(300, '2026-11-21', ownLine) },
  linkPerWindow: { id: 'broken-link.window', name: '链接：同一网站五分钟内至多问多少次', unit: '次', least: 10, most: 450, editions: first(400, '2026-11-21', '防火墙公开的限额（五分钟 500 次）以下，本产品的限度') },
  linkTotal: { id: 'broken-link.total', name: '链接：全部网站同时至多问几个', unit: '个', least: 1, most: 48, editions: first(24, '2026-11-21', ownLine) },
  excuseLongest: { id: 'under-construction.longest', name: '正在建设中：整行至多多少个字才算占位', unit: '个字', least: 10, most: 200, editions: first(60, '2026-11-21', ownLine) },
} as const satisfies Readonly<Record<string, Setting>>;

/** The setting of an id, for packs of units; undefined for one this version does not have. */
export function settingById(id: string): Setting | undefined {
  return Object.values<Setting>(settings).find((setting) => setting.id === id);
}

function first(value: number, from: string, source: string): Setting['editions'] {
  return [{ version: 1, from, source, value }];
}
