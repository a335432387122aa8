import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { QuestionSaid } from '../contract/question-said.ts';
import type { TabState } from '../contract/ui-state.ts';
import type { QuestionBlock } from '../standards/question-blocks.ts';
import { beijingTime } from './beijing-time.ts';
import { clauseNumbers } from '../standards/clause.ts';
import { ClauseQuote } from './clause-quote.tsx';
import { Icon } from './icon.tsx';
import { keyAction } from './keys.ts';
import { questionGroups } from './question-groups.ts';
import { QuestionAnswer, saidOf } from './question-answer.tsx';
import { useView } from './view.ts';
import type { ViewStore } from './view-store.ts';
import { useWords } from './words-context.tsx';

interface Props { readonly tab: TabState; readonly store: ViewStore }

/** So many are looked over without folding. */
const few = 8;

/** The guided questions of this page, block by block, with their answers; the current one is open and the keys 1 2 3 answer it. */
export function QuestionList({ tab, store }: Props) {
  const words = useWords();
  const view = useView();
  const groups = questionGroups(tab.questions ?? []);
  const all = groups.flatMap(({ questions }) => questions);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [current, setCurrent] = useState<string | null>(() => all.find(({ answer }) => answer === null)?.id ?? all[0]?.id ?? null);
  const [form, setForm] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  // Where the person is when an answer has been saved, which may be elsewhere by then.
  const here = useRef(current);
  here.current = current;
  const isShown = ({ answer, id }: (typeof all)[number]): boolean => !onlyOpen || answer === null || id === current;
  const shown = all.filter(isShown);
  const blockOf = (id: string | null): QuestionBlock | undefined => groups.find(({ questions }) => questions.some((one) => one.id === id))?.block;
  // A block once gone to stays open until it is closed by hand.
  const [open, setOpen] = useState<ReadonlySet<QuestionBlock>>(() => new Set(all.length <= few ? groups.map(({ block }) => block) : [blockOf(current) ?? 'marked', 'marked']));
  const done = all.filter(({ answer }) => answer !== null).length;

  const go = (id: string | null): void => {
    setForm(null);
    setCurrent(id);
    const block = blockOf(id);
    if (block) setOpen((before) => new Set([...before, block]));
    requestAnimationFrame(() => {
      const row = id === null ? null : list.current?.querySelector<HTMLElement>(`[data-question="${id}"]`);
      row?.querySelector<HTMLElement>('.question-head')?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
    });
  };
  const step = (by: 1 | -1): void => {
    const at = shown.findIndex(({ id }) => id === current);
    go(shown[Math.min(shown.length - 1, Math.max(0, at + by))]?.id ?? null);
  };
  const say = async (said: QuestionSaid): Promise<void> => {
    const answer = await store.actions.ask({ type: 'view.question', tabId: view.tabId, said });
    if (!answer.ok) return;
    view.drafts.set(`question:${said.question}`, '');
    store.actions.say(said.holds === null ? words['question.takenBack'] : words['question.answered'](words[`question.${said.holds}`]));
    if (said.holds === null) return setForm(null);
    if (here.current !== said.question) return;
    const at = all.findIndex(({ id }) => id === said.question);
    const next = [...all.slice(at + 1), ...all.slice(0, at)].find((one) => one.answer === null && one.id !== said.question);
    go(next?.id ?? said.question);
  };
  const mark = (id: string): void => void store.actions.ask({ type: 'view.ask-in-page', tabId: view.tabId, question: id });

  // Before the next key can come: what is drawn and what a key acts on are never two things.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = keyAction(event);
      const one = all.find(({ id }) => id === current);
      if (!action || store.getState().help) return;
      switch (action) {
        case 'next': step(1); break;
        case 'previous': step(-1); break;
        case 'confirm': if (one) void say(saidOf(one.question, 'yes')); break;
        case 'dismiss': if (one) setForm(one.id); break;
        case 'later': if (one) void say(saidOf(one.question, 'inapplicable')); break;
        case 'undo': if (one?.answer) void say(saidOf(one.question, null)); break;
        case 'locate': if (one) mark(one.id); break;
        default: return;
      }
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  if (!tab.page) return <p>{words['question.notRead']}</p>;
  if (all.length === 0) return <p>{words['question.none']}</p>;
  return (
    <section class="questions">
      <p class="small">{words['question.intro']}</p>
      <div class="question-progress">
        <progress value={done} max={all.length} aria-label={words['question.progress'](done, all.length)} />
        <span>{words['question.progress'](done, all.length)}</span>
        <label><input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.currentTarget.checked)} />{words['question.onlyOpen']}</label>
      </div>
      {done === all.length ? <p role="status">{words['question.allDone']}</p> : null}
      <p class="small">{words['question.keys']}</p>
      <div ref={list}>
        {groups.map(({ block, questions, answered }) => (
          <details key={block} class="question-group" open={open.has(block)} onToggle={(event) => {
            const isOpen = event.currentTarget.open;
            if (isOpen !== open.has(block)) setOpen((before) => (isOpen ? new Set([...before, block]) : new Set([...before].filter((one) => one !== block))));
          }}>
            <summary><span>{words[`question.block.${block}`]}</span><span class="small" data-done={answered === questions.length}>{words['question.progress'](answered, questions.length)}</span></summary>
            <ol class="plain">
              {questions.filter(isShown).map(({ id, question, answer, leads }) => (
                <li key={id} class="question-row" data-question={id} data-current={id === current} data-answer={answer?.holds ?? 'open'}>
                  <button type="button" class="question-head quiet" aria-expanded={id === current} onClick={() => go(id === current ? null : id)}>
                    <span class="question-mark">{answer?.holds ? words[`question.${answer.holds}`] : words['question.open']}</span>
                    <span>{question.question}<small>{question.on === 'site' ? words['question.site'] : words['question.page']}{question.cites.length > 0 ? `　${clauseNumbers(question.cites)}` : ''}</small></span>
                  </button>
                  {id === current ? (
                    <div class="question-body">
                      <p><b>{words['question.look']}</b>{`${words['line.colon']}${question.look}`}</p>
                      <button type="button" class="link" onClick={() => mark(id)}>{words['question.mark'](leads)}</button>
                      {answer ? <p class="held">{words['question.said'](words[`question.${answer.holds ?? 'open'}`], answer.by, beijingTime(answer.at))}{answer.note === '' ? null : <span class="small">{`　${answer.note}`}</span>}</p> : null}
                      <QuestionAnswer question={question} holds={answer?.holds ?? null} form={form === id} onForm={(open) => setForm(open ? id : null)} onSay={(said) => void say(said)}
                        typed={view.drafts.get(`question:${id}`)} onType={(text) => view.drafts.set(`question:${id}`, text)} />
                      {question.cites.length > 0 ? <details><summary>{words['question.cites']}</summary>{question.cites.map((cite) => <ClauseQuote key={cite} id={cite} />)}</details> : null}
                    </div>
                  ) : null}
                </li>
              ))}
            </ol>
          </details>
        ))}
      </div>
      {tab.overlay ? <button type="button" class="quiet" onClick={() => void store.actions.ask({ type: 'view.ask-in-page', tabId: view.tabId, question: null })}><Icon name="close" />{words['question.unmark']}</button> : null}
    </section>
  );
}
