import type { TabState } from '../contract/ui-state.ts';
import { isForEditing } from './finding-order.ts';
import { notCheckedCount } from './verdict-line.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState }

/** Whether the page may be published, in words: red, amber or green, never green for what was not checked: no light at all where another document was. */
export function PublishLight({ tab }: Props) {
  const words = useWords();
  const { page } = tab;
  if (!isForEditing(tab) || !page?.opened || tab.running) return null;
  if (tab.earlier) return <section class="light" data-light="off" role="status" aria-label={words['light.label']}><span class="light-shape" aria-hidden="true" /><p><b>{words['light.off']}</b>{words['line.stop']}</p></section>;
  const open = tab.findings.filter(({ record, present }) => present && record.status !== 'dismissed');
  const must = open.filter(({ record }) => record.verdict === 'fail').length;
  const check = open.filter(({ record }) => record.verdict === 'review').length;
  const passed = page.outcomes.filter(({ outcome }) => outcome === 'pass').length;
  const unchecked = notCheckedCount(page);
  const light = must > 0 ? 'must' : check > 0 ? 'check' : 'clear';
  return (
    <section class="light" data-light={light} role="status" aria-label={words['light.label']}>
      <span class="light-shape" aria-hidden="true" />
      <p><b>{light === 'must' ? words['light.must'](must) : light === 'check' ? words['light.check'](check) : words['light.clear'](passed)}</b>{unchecked > 0 ? <span>{`${words['line.semicolon']}${words['light.open'](unchecked)}`}</span> : null}{words['line.stop']}</p>
    </section>
  );
}
