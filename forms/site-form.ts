import { draftSheet, type Placed } from './draft.ts';
import { entered, type EntryField, type Entries } from './entry-field.ts';
import { type Sheet, workbook } from './workbook.ts';

const title = '政府网站基本信息表';

/** The cells of the form, by id; labels word for word. `name`, `code` and `host` are what the register knows itself. */
export const siteFields = [
  field('region', '部门/地区'), field('name', '网站名称'), field('icp', 'ICP备案编号'), field('host', '首页网址'), field('authority', '网站主管单位'), field('address', '办公地址'),
  field('headName', '姓名', '负责人'), field('headPost', '职务', '负责人'), field('headPhone', '办公电话', '负责人'), field('headMobile', '手机', '负责人'), field('headMail', '电子邮箱', '负责人'),
  field('contactName', '姓名', '联系人'), field('contactPhone', '办公电话', '联系人'), field('contactMobile', '手机', '联系人'), field('contactMail', '电子邮箱', '联系人'),
] as const satisfies readonly EntryField[];

/** One site as the form has it. `code`, the 网站标识码, is not in the form; it stands in the sheet of all sites. */
export interface SiteFacts { readonly code: string | null; readonly kind: '门户' | '非门户' | '未确定'; readonly entries: Entries }

export interface SiteFormFacts { readonly unit: string; readonly filledOn: string; readonly sites: readonly SiteFacts[] }

/** 政府网站基本信息表 (国办发〔2015〕15号 附件3), one sheet for each site with 无 for what is not known, as its notes ask; the first sheet lists all sites in one table. */
export function siteForm(facts: SiteFormFacts): Uint8Array {
  return workbook(siteSheets(facts));
}

export function siteSheets(facts: SiteFormFacts): readonly Sheet[] {
  const names = new Set<string>();
  return [siteTable(facts), ...facts.sites.map((site, index) => {
    let name = `${index + 1} ${site.entries['name'] || site.entries['host'] || ''}`.replace(/[:\\/?*[\]]/g, ' ').slice(0, 28);
    if (names.has(name)) name = `${index + 1}`;
    names.add(name);
    return siteSheet(facts, site, name);
  })];
}

function siteSheet({ unit, filledOn }: SiteFormFacts, { entries }: SiteFacts, name: string): Sheet {
  const one = (id: string): EntryField => siteFields.find((each) => each.id === id)!;
  const value = (id: string, columns = 1): Placed => [{ value: entered(one(id), entries, '无') }, columns];
  const label = (id: string, columns = 1): Placed => [one(id).label, columns];
  const wide = (id: string): readonly Placed[] => [label(id, 2), value(id, 3)];
  const draft = draftSheet(5);
  draft.across(title, 'title');
  draft.across(`填表单位（盖章）：${unit}`, 'note');
  draft.grid([
    wide('region'), wide('name'), wide('icp'), wide('host'), wide('authority'), wide('address'),
    [['负责人', 1, 3], label('headName'), value('headName'), label('headPost'), value('headPost')],
    [label('headPhone'), value('headPhone'), label('headMobile'), value('headMobile')],
    [label('headMail'), value('headMail', 3)],
    [['联系人', 1, 2], label('contactName'), value('contactName'), label('contactPhone'), value('contactPhone')],
    [label('contactMobile'), value('contactMobile'), label('contactMail'), value('contactMail')],
  ], 'center', 30);
  draft.across('单位负责人：　　　　　　　审核人：　　　　　　　填报人：', 'note', 26);
  draft.across(`联系电话：　　　　　　　　填报日期：${filledOn}`, 'note', 26);
  return draft.done(name, [12, 16, 26, 14, 26], { landscape: false });
}

/** All sites in one table: the columns this sheet is read back by. */
function siteTable({ unit, filledOn, sites }: SiteFormFacts): Sheet {
  const draft = draftSheet(siteTableColumns.length);
  draft.across(`${title}：汇总`, 'title');
  draft.across(`填表单位（盖章）：${unit}　填报日期：${filledOn}　共 ${sites.length} 个网站`, 'note');
  draft.row(siteTableColumns.map(({ heading }) => heading), 'head');
  for (const { code, kind, entries } of sites) {
    draft.row(siteTableColumns.map(({ id }) => (id === 'code' ? code ?? '无' : id === 'kind' ? kind : (entries[id] ?? '').trim() || '无')));
  }
  if (sites.length === 0) draft.row(['无']);
  return draft.done('汇总', [16, 22, 14, 10, 18, 26, 22, 22, 10, 12, 16, 14, 20, 10, 16, 14, 20], { headRows: 3 });
}

/** Headings of the table of all sites. */
export const siteTableColumns: readonly { readonly id: string; readonly heading: string }[] = [
  { id: 'region', heading: '部门/地区' }, { id: 'name', heading: '网站名称' }, { id: 'code', heading: '网站标识码' }, { id: 'kind', heading: '门户/非门户' },
  ...siteFields.filter(({ id }) => id !== 'region' && id !== 'name').map((each: EntryField) => ({ id: each.id, heading: `${each.group ?? ''}${each.label}` })),
];

function field(id: string, label: string, group?: string): EntryField {
  return { id, label, ...(group ? { group } : {}) };
}
