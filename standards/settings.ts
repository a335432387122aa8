/** A threshold of the checks that is a judgement, with where it comes from. A unit's pack may put another value in its place, with a reason. */
export interface Setting {
  /** `check.what`: the check it belongs to stands before the first dot. Public: packs of units name it. */
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The document that gives the figure, or that there is none and the line is our own. */
  readonly source: string;
  /** In force from this day (the document's date, or the day we drew the line). */
  readonly from: string;
  readonly least: number;
  readonly most: number;
}

const monitoring = '《政府网站监测评分表》（桂政办发〔2017〕152号）';
const design = '《网页设计规范》（国办发〔2017〕47号附件）';
const ownLine = '文件没有规定数字，本产品的提示线';

/** Every setting a unit may replace. Periods of the update rows are not here: they are the score form's own (standards/column-category.ts). */
export const settings = {
  homeUpdatesDays: { id: 'home-updates.days', name: '首页更新：看最近多少天', value: 14, unit: '天', source: `${monitoring} 监测 2 周`, from: '2017-11-01', least: 1, most: 366 },
  homeUpdatesFewest: { id: 'home-updates.fewest', name: '首页更新：至少更新多少条', value: 10, unit: '条', source: `${monitoring} 更新总量少于 10 条`, from: '2017-11-01', least: 1, most: 1000 },
  slowLoadSeconds: { id: 'slow-load.seconds', name: '页面加载：不超过多少秒', value: 3, unit: '秒', source: `${design} 一（一）3`, from: '2017-05-15', least: 1, most: 60 },
  channelFewest: { id: 'channel-count.fewest', name: '频道：至少多少个', value: 5, unit: '个', source: `${design} 一（四）2`, from: '2017-05-15', least: 1, most: 50 },
  channelMost: { id: 'channel-count.most', name: '频道：至多多少个', value: 8, unit: '个', source: `${design} 一（四）2`, from: '2017-05-15', least: 1, most: 50 },
  coloursMost: { id: 'colours.most', name: '首页总色调：至多多少种', value: 3, unit: '种', source: `${design} 一（一）2`, from: '2017-05-15', least: 1, most: 20 },
  lettersMonths: { id: 'unanswered-letters.months', name: '来信留言：多少个月内答复', value: 3, unit: '个月', source: `${monitoring} 超过三个月未回应`, from: '2017-11-01', least: 1, most: 24 },
  topicMonths: { id: 'topic-archive.months', name: '专题：多少个月没有更新就提示归档', value: 12, unit: '个月', source: ownLine, from: '2026-11-21', least: 1, most: 120 },
  columnNameLongest: { id: 'column-name.longest', name: '栏目名称：至多多少个字', value: 15, unit: '个字', source: ownLine, from: '2026-11-21', least: 2, most: 60 },
  homeScreens: { id: 'page-shape.screens', name: '首页：至多多少屏', value: 8, unit: '屏', source: ownLine, from: '2026-11-21', least: 1, most: 100 },
  addressLongest: { id: 'unclear-address.longest', name: '内部地址：至多多少个字符', value: 255, unit: '个字符', source: ownLine, from: '2026-11-21', least: 40, most: 4000 },
  mobilesFewest: { id: 'personal-data.mobiles', name: '名单里的手机号码：多少个起提示', value: 5, unit: '个', source: ownLine, from: '2026-11-21', least: 1, most: 1000 },
  floatingShare: { id: 'floating-window.share', name: '悬浮框：盖住窗口百分之几起提示', value: 25, unit: '%', source: ownLine, from: '2026-11-21', least: 1, most: 100 },
} as const satisfies Readonly<Record<string, Setting>>;

/** The setting of an id, for packs of units; undefined for one this version does not have. */
export function settingById(id: string): Setting | undefined {
  return Object.values<Setting>(settings).find((setting) => setting.id === id);
}
