import type { ComponentType } from 'preact';
import type { Words } from '../../messages/words.ts';
import { ItemsSection } from '../rectify/items-section.tsx';
import { ColumnsSection } from './registers/columns-section.tsx';
import type { DeskView } from './desk-view.ts';
import { PackSection } from './packs/pack-section.tsx';
import { ReadingsView } from './readings/readings-view.tsx';
import { ReportsView } from './paper/reports-view.tsx';
import { TrendsView } from './trends/trends-view.tsx';
import { RubricsSection } from './packs/rubrics-section.tsx';
import { sectionIds, sectionTitles, type SectionId } from './section-titles.ts';

/** What every part of the workbench beside the inspections is given. `turn` grows whenever records changed: ask anew then. */
export interface SectionProps { readonly view: DeskView; readonly turn: number; readonly mayWrite: boolean }

/** One part of the workbench with an address of its own, `#section=ID`; `title` is a key of the catalogue. */
export interface DeskSection { readonly id: SectionId; readonly title: keyof Words; readonly View: ComponentType<SectionProps> }

/** What each part shows. A new one is a line here, its title in section-titles, and a file of its own. */
const views: Readonly<Record<SectionId, ComponentType<SectionProps>>> = {
  readings: ReadingsView, trends: TrendsView, reports: ReportsView, rectify: ItemsSection, columns: ColumnsSection, packs: PackSection, rubrics: RubricsSection,
};
const deskSections: readonly DeskSection[] = sectionIds.map((id) => ({ id, title: sectionTitles[id], View: views[id] }));

/** The part an address names; null: the inspections. */
export function sectionOf(id: string | null): DeskSection | null {
  return deskSections.find((section) => section.id === id) ?? null;
}
