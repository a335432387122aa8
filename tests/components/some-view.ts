import type { ViewAnswer, ViewMessage } from '../../contract/messages.ts';
import type { TabState } from '../../contract/ui-state.ts';
import type { View } from '../../components/view.ts';

export interface SomeView extends View { readonly sent: ViewMessage[]; readonly copied: string[]; readonly texts: Map<string, string> }

/** A surface without a browser behind it: notes what was asked and answers as told; by default everything is granted and nothing changes. */
export function someView(answer: (message: ViewMessage) => ViewAnswer | Promise<ViewAnswer> = () => ({ ok: true, state: null }), texts = new Map<string, string>()): SomeView {
  const sent: ViewMessage[] = [];
  const copied: string[] = [];
  return {
    tabId: 7, sent, copied, texts,
    drafts: { get: (key) => texts.get(key) ?? '', set: (key, text) => void (text === '' ? texts.delete(key) : texts.set(key, text)) },
    send: async (message) => {
      sent.push(message);
      return answer(message);
    },
    copy: async (text) => copied.push(text) > 0,
    askAutomatic: async () => false,
    askAnyHost: async () => false,
    openOptions: () => undefined,
    close: () => undefined,
  };
}

/** A worker for decisions and notes alone: changes the findings it is told to and answers with the new state. */
export function deciding(tab: TabState): (message: ViewMessage) => ViewAnswer {
  let now = tab;
  return (message) => {
    if (message.type === 'view.decide') {
      now = { ...now, findings: now.findings.map((finding) => (message.findingIds.includes(finding.record.id) ? { ...finding, record: { ...finding.record, status: message.ruling } } : finding)) };
    }
    if (message.type === 'view.note') {
      now = { ...now, findings: now.findings.map((finding) => (finding.record.id === message.findingId ? { ...finding, record: { ...finding.record, note: message.note } } : finding)) };
    }
    return { ok: true, state: now };
  };
}
