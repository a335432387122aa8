// The parts of the workbench beside the inspections: one piece of code, fetched when it is needed (see desk-parts).
import type { ComponentType } from 'preact';
import { ItemsSection } from '../rectify/items-section.tsx';
import type { SectionId, SectionProps } from './desk-sections.ts';
import { PackSection } from './packs/pack-section.tsx';
import { RubricsSection } from './packs/rubrics-section.tsx';
import { ReportsView } from './paper/reports-view.tsx';
import { ReadingsView } from './readings/readings-view.tsx';
import { ColumnsSection } from './registers/columns-section.tsx';
import { TrendsView } from './trends/trends-view.tsx';

/** The view of each. */
export const sectionViews: Readonly<Record<SectionId, ComponentType<SectionProps>>> = {
  readings: ReadingsView, trends: TrendsView, reports: ReportsView, rectify: ItemsSection, columns: ColumnsSection, packs: PackSection, rubrics: RubricsSection,
};
