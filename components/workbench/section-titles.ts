import type { Words } from '../../messages/words.ts';

/** Every part beside the inspections with its title, a key of the catalogue, in the order of the navigation. By itself, because the first list is drawn before their code is here. */
export const sectionTitles = {
  readings: 'section.readings', trends: 'section.trends', reports: 'section.reports', rectify: 'items.section', columns: 'columns.title', packs: 'packs.title', rubrics: 'rubrics.section',
} as const satisfies Readonly<Record<string, keyof Words>>;

export type SectionId = keyof typeof sectionTitles;
export const sectionIds = Object.keys(sectionTitles) as readonly SectionId[];
