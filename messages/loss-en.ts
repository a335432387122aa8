import type { lossZhCn } from './loss-zh-cn.ts';
import type { Words } from './words.ts';

/** English for the notice of lost records. */
export const lossEn: Pick<Words, keyof typeof lossZhCn> = {
  'loss.title': 'Records on this computer are lost',
  'loss.what': (when, settings) => `Noticed ${when}: the browser’s database was damaged or cleared, and records${settings ? ' and settings' : ''} kept on this computer are lost.`,
  'loss.of': (server, name) => (server === null ? 'Records made without a server: ' : `${name ?? ''} at ${server}: `),
  'loss.gone': ({ sites, inspections }) => `there were ${sites} sites and ${inspections} inspections; all are gone. `,
  'loss.back': (was, left) => `set back to an earlier state, the latest changes are gone: there were ${was.sites} sites and ${was.inspections} inspections, now ${left.sites} and ${left.inspections}. `,
  'loss.shared': (unsent) => `What was submitted is still on the server and is fetched again from the beginning once you connect and sign in; ${unsent > 0 ? `${unsent} changes had not been submitted when last noted and cannot be recovered` : 'nothing was unsubmitted when last noted'}.`,
  'loss.alone': 'They were kept on this computer only.',
  'loss.empty': 'The database held no records when last noted.',
  'loss.advice': 'If you exported unsubmitted data, use “Restore from an exported file” in settings. Nothing else can be recovered. Settings that are gone must be made again.',
  'loss.settings': 'Open settings',
  'loss.seen': 'Understood, do not show again',
};
