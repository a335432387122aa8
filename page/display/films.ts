import { attr, hasAttr, queryAll, rect } from '../dom.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** A `<video>` that is shown, with what the browser says of it. */
export interface Film {
  readonly element: Element;
  /** Addresses offered, as written; empty when there is none. */
  readonly addresses: readonly string[];
  /**
   * ready: its beginning is there; failed: the browser gave up on every address; interrupted: the network broke off; waiting: not asked for
   * yet or on the way; empty: no address; unfit: this browser lacks the means to play an ordinary format; plugin: only formats that need a player to be installed.
   */
  readonly state: 'ready' | 'failed' | 'interrupted' | 'waiting' | 'empty' | 'unfit' | 'plugin';
  /** The browser's own control bar is drawn. */
  readonly controls: boolean;
}

const media = HTMLMediaElement.prototype;
const errorOf = reader<MediaError | null>('error');
const readyStateOf = reader<number>('readyState');
const networkStateOf = reader<number>('networkState');
const currentSrcOf = reader<string>('currentSrc');
const srcObjectOf = reader<unknown>('srcObject');
const canPlay = media.canPlayType;

function reader<Value>(name: string): (element: Element) => Value {
  const get = Object.getOwnPropertyDescriptor(media, name)!.get!;
  return (element) => get.call(element) as Value;
}

/** Shown films of the page and its frames, in document order; at most 200. Nothing is loaded, played or written. */
export const filmsOf: (page: PageView) => readonly Film[] = derived((page) => {
  const films: Film[] = [];
  for (const element of page.all('video').slice(0, 200)) {
    if (!page.shown(element)) continue;
    const box = rect(element);
    if (box.width < 40 || box.height < 30) continue;
    const addresses = [attr(element, 'src'), ...queryAll(element, 'source').slice(0, 20).map((source) => attr(source, 'src'))].filter((each) => each !== null && each.trim() !== '') as string[];
    films.push({ element, addresses, state: stateOf(element, addresses), controls: hasAttr(element, 'controls') });
  }
  return films;
});

const pluginVideo = /\.(?:wmv|asf|rm|rmvb|ram|avi|flv|f4v|mpg|mpeg|vob|swf)(?:$|[?#])/i;

function stateOf(element: Element, addresses: readonly string[]): Film['state'] {
  if (readyStateOf(element) >= 1) return 'ready';
  if (addresses.length === 0) return currentSrcOf(element) !== '' || srcObjectOf(element) !== null ? 'waiting' : 'empty';
  if (addresses.every((address) => pluginVideo.test(address))) return 'plugin';
  const code = errorOf(element)?.code ?? 0;
  if (code === 2) return 'interrupted';
  // 3 = NETWORK_NO_SOURCE: every `<source>` was tried.
  if (code !== 3 && code !== 4 && networkStateOf(element) !== 3) return 'waiting';
  return addresses.some((address) => isBeyondBrowser(element, address)) ? 'unfit' : 'failed';
}

/** Ordinary formats that some builds of a browser cannot play: their failure says nothing about the page. */
function isBeyondBrowser(element: Element, address: string): boolean {
  const kind = /\.(?:mp4|m4v|mov)(?:$|[?#])|^data:video\/mp4/i.test(address) ? 'video/mp4; codecs="avc1.42E01E, mp4a.40.2"'
    : /\.webm(?:$|[?#])/i.test(address) ? 'video/webm; codecs="vp8, vorbis"' : /\.og[gv](?:$|[?#])/i.test(address) ? 'video/ogg; codecs="theora, vorbis"' : null;
  return kind !== null && canPlay.call(element as HTMLMediaElement, kind) === '';
}
