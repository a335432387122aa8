import type { ComponentType } from 'preact';
import type { Words } from '../../messages/words.ts';
import { sectionsPart } from './desk-parts.ts';
import type { DeskView } from './desk-view.ts';
import { late } from './late.tsx';

/** What every part of the workbench beside the inspections is given. `turn` grows whenever records changed: ask anew then. */
export interface SectionProps { readonly view: DeskView; readonly turn: number; readonly mayWrite: boolean }

/** Every part beside the inspections with its title, a key of the catalogue, in the order of the navigation. A new one is a line here, one in section-views and a file of its own. */
const titles = {
  readings: 'section.readings', trends: 'section.trends', reports: 'section.reports', rectify: 'items.section', columns: 'columns.title', packs: 'packs.title', rubrics: 'rubrics.section',
} as const satisfies Readonly<Record<string, keyof Words>>;
export type SectionId = keyof typeof titles;

/** One part of the workbench with an address of its own, `#section=ID`. */
export interface DeskSection { readonly id: SectionId; readonly title: keyof Words; readonly View: ComponentType<SectionProps> }

export const deskSections: readonly DeskSection[] = (Object.keys(titles) as SectionId[]).map((id) => ({ id, title: titles[id], View: late(sectionsPart, ({ sectionViews }) => sectionViews[id]) }));

/** The part an address names; null: the inspections. */
export function sectionOf(id: string | null): DeskSection | null {
  return deskSections.find((section) => section.id === id) ?? null;
}
