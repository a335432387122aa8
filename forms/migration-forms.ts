import { draftSheet, type Draw, type Placed } from './draft.ts';
import type { EntryField } from './entry-field.ts';
import { type Sheet, workbook } from './workbook.ts';

/** The four classes of columns the two tables have, word for word. */
export const migrationClasses = ['信息发布类', '解读回应类', '办事服务类', '互动交流类'] as const;

/** What becomes of one column; an empty text was not entered. */
export interface MovedColumn { readonly from: string; readonly moved: string; readonly to: string; readonly url: string }

/** A site that is to be closed, with where it goes. Texts are printed as they are; blank stays blank. */
export interface ClosingSite {
  readonly code: string;
  readonly name: string;
  readonly target: { readonly code: string; readonly name: string; readonly url: string };
  /** By class, in the order of `migrationClasses`. */
  readonly columns: readonly [readonly MovedColumn[], readonly MovedColumn[], readonly MovedColumn[], readonly MovedColumn[]];
  /** 附件5 only: announcements before and after, what was cancelled, and the score of the special inspection. */
  readonly closing: { readonly before: Announcement; readonly after: Announcement; readonly marks: string; readonly certificates: string; readonly domain: string; readonly reported: string; readonly doneOn: string; readonly archived: string; readonly score: string };
}
export interface Announcement { readonly made: string; readonly on: string; readonly where: string; readonly days: string }

export interface MigrationFacts { readonly unit: string; readonly filledOn: string; readonly sites: readonly ClosingSite[] }

/** What a person enters of a site that is to be closed. The first three are in 附件4 too. */
export const closingFields: readonly EntryField[] = [
  ['targetCode', '迁移去向网站标识码'], ['targetName', '迁移去向网站名称'], ['targetUrl', '迁移去向首页网址'],
  ['beforeMade', '是否发布', '迁移前公告'], ['beforeOn', '发布时间', '迁移前公告'], ['beforeWhere', '发布网站', '迁移前公告'], ['beforeDays', '保留天数', '迁移前公告'],
  ['marks', '是否已注销注册标识'], ['certificates', '是否已注销证书信息'], ['domain', '是否已注销域名'], ['reported', '是否变更网站状态'],
  ['afterMade', '是否发布', '迁移完成后公告'], ['afterOn', '发布时间', '迁移完成后公告'], ['afterWhere', '发布网站', '迁移完成后公告'], ['afterDays', '保留天数', '迁移完成后公告'],
  ['doneOn', '完成永久下线时间'], ['archived', '是否归档处理'], ['score', '专项检查评分结果（分）'],
].map(([id, label, group]) => ({ id: id!, label: label!, ...(group ? { group } : {}) }));

/** 拟下线政府网站整合迁移信息表 (附件4). */
export function migrationForm(facts: MigrationFacts): Uint8Array {
  return workbook(migrationSheets(facts));
}

export function migrationSheets(facts: MigrationFacts): readonly Sheet[] {
  const parts = ['原网站栏目名称', '是否迁移', '迁移后栏目名称', '迁移后栏目网址'];
  const draft = begin(22, '拟下线政府网站整合迁移信息表', facts);
  const top = draft.at();
  draft.grid([
    [['序号', 1, 3], ['拟下线政府网站', 2, 2], ['迁移去向网站', 3, 2], ['拟下线政府网站整合迁移栏目', 16]],
    migrationClasses.map((name): Placed => [name, 4]),
    [['网站标识码'], ['网站名称'], ['网站标识码'], ['网站名称'], ['首页网址'], ...migrationClasses.flatMap(() => parts.map((part): Placed => [part]))],
  ], 'head');
  facts.sites.forEach((site, index) => lines(site).forEach((row, line, all) => {
    draft.row([
      ...(line === 0 ? [index + 1, site.code, site.name, site.target.code, site.target.name, site.target.url] : Array.from({ length: 6 }, () => null)),
      ...row.flatMap((column): readonly Draw[] => [column?.from ?? '', column?.moved ?? '', column?.to ?? '', column?.url ?? '']),
    ]);
    mergeFirst(draft, line, all.length, 6);
  }));
  if (facts.sites.length === 0) draft.row(['无']);
  end(draft);
  return [draft.done('整合迁移信息表', [4, 8, 10, 8, 10, 10, ...migrationClasses.flatMap(() => [8, 5, 8, 10])], { headRows: top + 3 })];
}

/** 永久下线政府网站基本信息表 (附件5). */
export function closedSitesForm(facts: MigrationFacts): Uint8Array {
  return workbook(closedSitesSheets(facts));
}

export function closedSitesSheets(facts: MigrationFacts): readonly Sheet[] {
  const announced = ['是否发布', '发布时间', '发布网站', '保留天数'];
  const draft = begin(33, '永久下线政府网站基本信息表', facts);
  const top = draft.at();
  draft.grid([
    [
      ['序号', 1, 2], ['网站标识码', 1, 2], ['网站名称', 1, 2], ['迁移前公告的发布情况（公告至少保留30天）', 4], ['迁移去向网站', 3], ...migrationClasses.map((name): Placed => [`${name}栏目`, 3]),
      ['是否已注销注册标识', 1, 2], ['是否已注销证书信息', 1, 2], ['是否已注销域名', 1, 2], ['是否通过全国政府网站信息报送网站变更状态', 1, 2], ['迁移完成后公告的发布情况（公告至少保留30天）', 4],
      ['完成永久下线时间', 1, 2], ['是否对有价值的原网页进行归档处理', 1, 2], ['专项检查评分结果（分）', 1, 2],
    ],
    [...announced.map((part): Placed => [part]), ['网站标识码'], ['网站名称'], ['首页网址'], ...migrationClasses.flatMap(() => ['原网站栏目名称', '迁移后栏目名称', '迁移后栏目网址'].map((part): Placed => [part])), ...announced.map((part): Placed => [part])],
  ], 'head');
  facts.sites.forEach((site, index) => {
    const { before, after, ...closing } = site.closing;
    lines(site).forEach((row, line, all) => {
      draft.row([
        ...(line === 0 ? [index + 1, site.code, site.name, before.made, before.on, before.where, before.days, site.target.code, site.target.name, site.target.url] : Array.from({ length: 10 }, () => null)),
        ...row.flatMap((column): readonly Draw[] => [column?.from ?? '', column?.to ?? '', column?.url ?? '']),
        ...(line === 0 ? [closing.marks, closing.certificates, closing.domain, closing.reported, after.made, after.on, after.where, after.days, closing.doneOn, closing.archived, closing.score] : Array.from({ length: 11 }, () => null)),
      ]);
      mergeFirst(draft, line, all.length, 10);
      if (line === all.length - 1) for (let column = 22; column < 33; column += 1) draft.merge(draft.at() - all.length, column, draft.at() - 1, column);
    });
  });
  if (facts.sites.length === 0) draft.row(['无']);
  end(draft);
  return [draft.done('永久下线基本信息表', [4, 7, 9, 5, 7, 9, 5, 7, 9, 9, ...migrationClasses.flatMap(() => [8, 8, 9]), 6, 6, 6, 8, 5, 7, 9, 5, 7, 7, 7], { headRows: top + 2 })];
}

function begin(columns: number, title: string, { unit, filledOn }: MigrationFacts): ReturnType<typeof draftSheet> {
  const draft = draftSheet(columns);
  draft.across(title, 'title');
  draft.across(`填报单位（盖章）：${unit}`, 'note');
  draft.across(`填报时间：${filledOn}`, 'note');
  return draft;
}

function end(draft: ReturnType<typeof draftSheet>): void {
  for (const text of ['审核人：', '填表人：', '联系电话：']) draft.across(text, 'note');
}

/** As many lines as the longest class has columns, at least one; the nth column of each class beside each other. */
function lines({ columns }: ClosingSite): readonly (readonly (MovedColumn | undefined)[])[] {
  const most = columns.reduce((longest, own) => Math.max(longest, own.length), 1);
  return Array.from({ length: most }, (_, line) => columns.map((own) => own[line]));
}

/** After the last line of a site: its own cells stand once beside all its columns. */
function mergeFirst(draft: ReturnType<typeof draftSheet>, line: number, of: number, columns: number): void {
  if (line === of - 1) for (let column = 0; column < columns; column += 1) draft.merge(draft.at() - of, column, draft.at() - 1, column);
}
