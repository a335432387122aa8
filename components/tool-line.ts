import type { TabState } from '../contract/ui-state.ts';
import type { Words } from '../messages/words.ts';

/** What asks the network on a press and has its results come as findings. */
export type AskingTool = 'probe' | 'cloak' | 'attachments';

/** How what was asked for goes or went, in a few words for its button; empty before anybody asked. */
export function toolLine(tab: TabState, tool: AskingTool, words: Words): string {
  switch (tool) {
    case 'probe': {
      const { probe } = tab;
      if (!probe) return '';
      return probe.state === 'running' ? words['probe.progress'](probe.done, probe.of) : probe.state === 'refused' ? words['probe.refused'](probe.because ?? '') : words['probe.counts'](probe);
    }
    case 'cloak': {
      const { cloak } = tab;
      if (!cloak) return '';
      return cloak.state === 'running' ? words['cloak.running'] : cloak.state === 'refused' ? cloak.because ?? '' : words['cloak.done'];
    }
    case 'attachments': {
      const { attachments } = tab;
      if (!attachments) return '';
      return attachments.state === 'running' ? words['attachments.progress'](attachments.done, attachments.of) : attachments.state === 'refused' ? attachments.because ?? '' : words['attachments.counts'](attachments.of - attachments.unread, attachments.unread);
    }
  }
}
