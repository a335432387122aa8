/** Kinds of places in a page that a question sends a person to. */
export type PlaceKind = 'pictures' | 'films' | 'outside-links' | 'navigation' | 'files' | 'headings' | 'forms' | 'header' | 'footer' | 'dates';

/**
 * What to look at for a guided question beside the findings of its checks (`marks`). A question that is not listed is about the page as
 * a whole, or about what no page shows.
 */
export const questionPlaces: Readonly<Partial<Record<string, readonly PlaceKind[]>>> = {
  'q-style': ['header', 'navigation'],
  'q-media-match': ['pictures', 'films'],
  'q-layout': ['header', 'footer'],
  'q-site-name': ['header'],
  'q-reading-order': ['headings'],
  'q-columns-fit': ['navigation'],
  'q-column-name': ['navigation'],
  'q-channels': ['navigation'],
  'q-commercial': ['outside-links'],
  'q-external-relevance': ['outside-links'],
  'q-non-gov-links': ['outside-links'],
  'q-usable-names': ['files', 'films', 'forms'],
  'q-advert': ['pictures', 'outside-links'],
  'q-systems': ['forms'],
  'q-functions': ['navigation'],
  'q-timely-major': ['dates'],
  'q-classified': ['headings', 'dates'],
  'q-idle-columns': ['dates'],
  'q-map': ['pictures'],
  'q-media-with-news': ['pictures', 'films'],
  'q-service-entry': ['navigation'],
  'q-interaction-platform': ['forms', 'navigation'],
  'q-policy-search': ['forms'],
  'q-guide-accurate': ['files', 'headings'],
  'q-secrecy': ['files'],
  'q-online-systems': ['forms'],
};
