import { isOfAttachment } from '../contract/attachment-subject.ts';
import type { TabState, UiFinding } from '../contract/ui-state.ts';
import type { AskingTool } from './tool-line.ts';

/** The findings that came of what was asked for; null while there is nothing to tell: nobody asked, it goes on, it was refused, or the page was not read again since. */
export function toolFound(tab: TabState, tool: AskingTool): readonly UiFinding[] | null {
  const work = tab[tool];
  if (!work || work.state !== 'done' || tab.running || tab.earlier || !tab.page || tab.page.at < work.at) return null;
  return tab.findings.filter((finding) => finding.present && cameOf[tool](finding));
}

const cameOf: Readonly<Record<AskingTool, (finding: UiFinding) => boolean>> = {
  probe: ({ record }) => record.check === 'external-link-without-prompt',
  cloak: ({ record }) => record.check === 'cloaked-content',
  // What a check found within a file has the file in its subject; the same check looks at the page, too.
  attachments: ({ record }) => (record.check === 'personal-data' || record.check === 'wording') && isOfAttachment(record.about),
};
