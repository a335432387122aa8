import type { ColumnEditHere, ColumnImport, ColumnRegister, ColumnSites } from '../../../contract/column-desk.ts';
import type { DeskFile } from '../../../contract/workbench.ts';
import { columnAddress } from '../../../contract/column-address.ts';
import { columnFormFile } from '../../../forms/column-form.ts';
import { fileName } from '../../../forms/file-name.ts';
import { readColumnForm } from '../../../forms/read-column-form.ts';
import { FileRefused } from '../../../forms/unpack.ts';
import { say } from '../../../messages/say.ts';
import { beijingDay, siteName } from '../../../forms/wording.ts';
import { columnEntries } from '../../../scoring/register.ts';
import { columnKinds } from '../../../standards/column-kind.ts';
import { categoryOfName } from '../../../standards/column-words.ts';
import { columnsOf, writeColumns } from '../../../store/columns.ts';
import { reading, StoreRefused, type Store } from '../../../store/database.ts';
import { listInspections } from '../../../store/list-inspections.ts';
import { readInspection } from '../../../store/read-inspection.ts';
import type { Site } from '../../../contract/record.ts';
import { pen } from '../services.ts';
import { wordsNow } from '../words-now.ts';

/** Sites with the counts of their registers, the one with most to confirm first. */
export async function columnSites(store: Store): Promise<ColumnSites> {
  const sites = await reading(store).objectStore('site').getAll();
  const counted = await Promise.all(sites.map(async ({ data: site }) => {
    const columns = await columnsOf(store, site.id);
    const count = (state: string): number => columns.filter((column) => column.state === state).length;
    return { site, confirmed: count('confirmed'), proposed: count('proposed') };
  }));
  return counted.toSorted((a, b) => b.proposed - a.proposed || (a.site.host < b.site.host ? -1 : 1));
}

/** The register of a site with what the running inspection saw of each column. @throws StoreRefused */
export async function columnRegister(store: Store, siteId: string): Promise<ColumnRegister> {
  const site = await siteOf(store, siteId);
  const columns = await columnsOf(store, siteId);
  const open = (await listInspections(store)).find(({ inspection }) => inspection.siteId === siteId && inspection.closedAt === null);
  const read = open ? await readInspection(store, open.inspection.id) : null;
  const newest = new Map(read?.visits.map((visit) => [visit.url, visit]));
  const seen = columnEntries(columns.map(({ url, name, kind }) => ({ url, name, category: columnKinds[kind].category })), [...newest.values()], read?.findings ?? []);
  return { site, columns: columns.map((record, index) => ({ record, seen: seen[index]!.state })) };
}

/** What a workbook would write into the register. @throws StoreRefused where it cannot be read */
export async function readColumnFile(store: Store, siteId: string, base64: string): Promise<ColumnImport> {
  const [site, words] = await Promise.all([siteOf(store, siteId), wordsNow()]);
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const { sheet, columns, problems } = readColumnForm(bytes, { host: site.host, categoryOf: categoryOfName });
    const known = new Map((await columnsOf(store, siteId)).map((column) => [columnAddress(column.url), column]));
    const edits = columns.map(({ name, url, kind }): ColumnEditHere => ({ id: null, name, url, kind, state: 'confirmed', because: `导入：${sheet}` }));
    const isSame = ({ url, name, kind }: ColumnEditHere): boolean => {
      const twin = known.get(columnAddress(url));
      return twin?.state === 'confirmed' && twin.name === name && twin.kind === kind;
    };
    return { sheet, edits: edits.filter((edit) => !isSame(edit)), same: edits.filter(isSame).length, problems: problems.map(({ says, ...problem }) => ({ ...problem, says: say(words, says) })) };
  } catch (error) {
    if (error instanceof FileRefused) throw StoreRefused.of(error.said);
    throw error;
  }
}

/** 附件4 of a site's confirmed columns. @throws StoreRefused */
export async function columnFile(store: Store, siteId: string, now: number): Promise<DeskFile> {
  const site = await siteOf(store, siteId);
  const columns = (await columnsOf(store, siteId)).filter(({ state }) => state === 'confirmed');
  let text = '';
  for (const byte of columnFormFile(siteName(site), columns)) text += String.fromCharCode(byte);
  return {
    name: fileName('政府网站栏目（系统）基本信息表', siteName(site), beijingDay(now), 'xlsx'),
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', base64: btoa(text),
  };
}

/** Writes entries; what takes them back is returned. @throws StoreRefused */
export async function saveColumns(siteId: string, edits: readonly ColumnEditHere[]): Promise<readonly ColumnEditHere[]> {
  return writeColumns(await pen(), siteId, edits);
}

async function siteOf(store: Store, siteId: string): Promise<Site> {
  const site = await reading(store).objectStore('site').get(siteId);
  if (!site) throw new StoreRefused('rule', 'said.find.site');
  return site.data;
}
