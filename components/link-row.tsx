import type { LinkAnswer } from '../contract/link.ts';
import { isMasked } from '../contract/masked-address.ts';
import type { LinkList } from '../contract/messages.ts';
import type { Words } from '../messages/words.ts';
import { beijingTime } from './beijing-time.ts';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';
import { useView } from './view.ts';
import { useWords } from './words-context.tsx';

type Link = NonNullable<LinkList>['links'][number];
interface Props {
  readonly link: Link;
  /** Asks for this link again; null while a check is on its way. */
  readonly again: (() => void) | null;
}

/** One link: what became of it and why, where it led, and what to do with it. */
export function LinkRow({ link: { url, text, places, answer }, again }: Props) {
  const words = useWords();
  const view = useView();
  const verdict = answer?.verdict ?? 'none';
  return (
    <li class="link-row" data-verdict={verdict}>
      <p><b class="link-verdict">{words[`links.kind.${verdict}`]}</b>{text === '' ? null : <span>{text}</span>}{places > 1 ? <span class="small">{words['links.places'](places)}</span> : null}</p>
      <p class="address" title={readable(url)}>{readable(url)}</p>
      {answer ? <Chain answer={answer} words={words} /> : null}
      <div class="link-tools">
        <CopyButton text={url} label={words['app.copy']} copy={view.copy} />
        {/^https?:/.test(url) && !isMasked(url) ? <a class="button quiet" href={url} target="_blank" rel="noopener noreferrer"><Icon name="next" />{words['links.open']}</a> : null}
        {isMasked(url) ? <p class="small">{words['links.masked']}</p> : null}
        {again && verdict !== 'skipped' ? <button type="button" class="quiet" onClick={again}><Icon name="run" />{words['links.again']}</button> : null}
      </div>
    </li>
  );
}

/** Every address on the way with its answer, the last with the reason. */
function Chain({ answer, words }: { readonly answer: LinkAnswer; readonly words: Words }) {
  // A number alone tells a clerk nothing.
  const why = answer.reason === 'status' && (answer.status === 404 || answer.status === 410) ? words['links.missing'] : words[`links.reason.${answer.reason}`];
  const reason = `${why}${answer.mark === null ? '' : `${words['line.open']}${answer.mark}${words['line.close']}`}${answer.detail === '' ? '' : `${words['line.open']}${answer.detail.replace(/^net::/, '')}${words['line.close']}`}`;
  return (
    <>
      <p>{answer.status === null ? reason : `${answer.status} ${reason}`}</p>
      {answer.hops.length === 0 ? null : (
        <ol class="link-chain">
          {answer.hops.map(({ status, url }, index) => <li key={index}>{`${status} → `}<span class="address-inline" title={readable(url)}>{readable(url)}</span></li>)}
        </ol>
      )}
      {answer.tries === 0 ? null : <p class="small">{words['links.asked'](answer.tries, beijingTime(answer.at))}</p>}
    </>
  );
}

/** Decoded where it is UTF-8; hosts stay in their ASCII form, so that look-alikes show. */
function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
