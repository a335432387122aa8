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

/** What every part of the workbench beside the inspections is given. `turn` grows whenever records changed: ask anew then. */
export interface SectionProps { readonly view: DeskView; readonly turn: number; readonly mayWrite: boolean }

/** One part of the workbench with an address of its own, `#section=ID`; `title` is a key of the catalogue. */
export interface DeskSection { readonly id: string; readonly title: keyof Words; readonly View: ComponentType<SectionProps> }

/** Every part beside the inspections, in the order of the navigation. A new one is a line here and a file of its own. */
export const deskSections: readonly DeskSection[] = [
  { id: 'readings', title: 'section.readings', View: ReadingsView },
  { id: 'trends', title: 'section.trends', View: TrendsView },
  { id: 'reports', title: 'section.reports', View: ReportsView },
  { id: 'rectify', title: 'items.section', View: ItemsSection },
  { id: 'columns', title: 'columns.title', View: ColumnsSection },
  { id: 'packs', title: 'packs.title', View: PackSection },
  { id: 'rubrics', title: 'rubrics.section', View: RubricsSection },
];

/** The part an address names; null: the inspections. */
export function sectionOf(id: string | null): DeskSection | null {
  return deskSections.find((section) => section.id === id) ?? null;
}
