import { render } from 'preact';
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { spokenLanguage } from '../../components/in-language.tsx';
import { FirstDesk } from '../../components/workbench/first-desk.tsx';
import { takeOver, wantsBegin } from '../../components/workbench/first-desk-names.ts';
import { firstList } from './first-list.ts';

/** So long the list may keep the rest of the code waiting. Milliseconds. */
const longest = 400;

/**
 * Runs before the code of the workbench, which is large: where the list of inspections is asked for it is read and drawn here, and then
 * the workbench is started, which takes its place. Where another part is asked for, or anything is not plain, the workbench starts at once.
 */
export default defineUnlistedScript(() => {
  const start = once(startDesk);
  if (!/^#?(?:section=inspections)?$/.test(location.hash)) return start();
  setTimeout(start, longest);
  void firstList().then((list) => {
    const root = document.getElementById('app');
    if (list && list.inspections.length > 0 && root && !root.hasChildNodes()) draw(root, list);
  }).finally(() => requestAnimationFrame(() => setTimeout(start)));
  return undefined;
});

type List = NonNullable<Awaited<ReturnType<typeof firstList>>>;

function draw(root: HTMLElement, list: List): void {
  const { language } = list.own;
  const show = (shown: List | null): void => render(<FirstDesk list={shown} language={language} onBegin={() => { root.dataset[wantsBegin] = ''; }} onSettings={() => void browser.runtime.openOptionsPage()} />, root);
  document.documentElement.lang = spokenLanguage(language);
  show(list);
  // What is pressed meanwhile is answered at once; the workbench goes where the address says.
  const onHash = (): void => show(/^#?(?:section=inspections)?$/.test(location.hash) ? list : null);
  window.addEventListener('hashchange', onHash);
  root.addEventListener(takeOver, () => {
    window.removeEventListener('hashchange', onHash);
    render(null, root);
  }, { once: true });
}

/** The build leaves the workbench's own script as a preload (see wxt.config): it is fetched meanwhile and runs from here on. */
function startDesk(): void {
  const preload = document.querySelector<HTMLLinkElement>('link[data-desk]');
  if (!preload) return;
  const script = document.createElement('script');
  script.type = 'module';
  script.src = preload.href;
  document.head.append(script);
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
