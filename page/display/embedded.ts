import { attr, closest, localNameOf, parentOf, queryAll, rect } from '../dom.ts';
import { derived } from '../memo.ts';
import type { PageView } from '../page-view.ts';

/** Something the page wants a plug-in for: an `<object>`, `<embed>` or `<applet>` no present browser can run by itself. */
export interface Embedded {
  readonly element: Element;
  readonly needs: 'flash' | 'media-player' | 'activex' | 'applet';
  /** Address as written, or ''. */
  readonly address: string;
  /** It is there to play a film. */
  readonly playsVideo: boolean;
  /** Too small to be seen: a control called by a script (printing, signing, copying). */
  readonly tiny: boolean;
  /** The page shows a film, picture or frame in its place where the plug-in is missing. */
  readonly replaced: boolean;
}

/** Shown plug-in content of the page and its frames; an `<embed>` inside an `<object>` is the same content. At most 60. */
export const embeddedOf: (page: PageView) => readonly Embedded[] = derived((page) => {
  const found: Embedded[] = [];
  for (const element of [...page.all('object'), ...page.all('embed'), ...page.all('applet')].slice(0, 300)) {
    const around = parentOf(element);
    if (found.length >= 60 || (around && closest(around, 'object, applet')) || !page.shown(element)) continue;
    const needs = needsOf(element);
    if (!needs) continue;
    const address = addressOf(element);
    found.push({ element, needs, address, playsVideo: playsVideo(element, needs, address), tiny: isTiny(element), replaced: isReplaced(page, element) });
  }
  return found;
});

/** Formats that only players to be installed can show. */
export const pluginFormats = /\.(?:wmv|asf|asx|wmx|wvx|rm|rmvb|ram|rpm|avi|flv|f4v|swf|mpg|mpeg|vob|dat|mts)(?:$|[?#])/i;

const flashClass = /D27CDB6E-AE6D-11CF-96B8-444553540000/i;
const playerClass = /6BF52A52-394A-11D3-B153-00C04F79FAA6|22D6F312-B0F6-11D0-94AB-0080C74C7E95|05589FA1-C356-11CE-BF01-00AA0055595A|CFCDAA03-8BE4-11CF-B84B-0020AFBBCCFA|02BF25D5-8C17-4B23-BC80-D3488ABDDC6B|9BE31822-FDAD-461B-AD51-BE1D1C159921/i;

function needsOf(element: Element): Embedded['needs'] | null {
  if (localNameOf(element) === 'applet') return 'applet';
  const kind = (attr(element, 'type') ?? '').trim().toLowerCase();
  const classId = attr(element, 'classid') ?? '';
  const address = addressOf(element);
  if (flashClass.test(classId) || /x-shockwave-flash|futuresplash/.test(kind) || /\.swf(?:$|[?#])/i.test(address)) return 'flash';
  if (playerClass.test(classId) || /x-mplayer2|x-ms-(?:wm|asf|wvx)|pn-realaudio|vnd\.rn-real|x-oleobject|x-vlc-plugin|x-msvideo/.test(kind)) return 'media-player';
  if (/^java:|x-java-(?:applet|bean)/i.test(classId + kind)) return 'applet';
  if (/^\s*clsid:/i.test(classId) || /\.(?:cab|ocx)(?:$|[?#])/i.test(attr(element, 'codebase') ?? '')) return 'activex';
  // A known type goes before the name: servers name films as they like.
  return kind === '' && pluginFormats.test(address) ? 'media-player' : null;
}

function addressOf(element: Element): string {
  const own = attr(element, 'src') ?? attr(element, 'data') ?? attr(element, 'code') ?? '';
  if (own.trim() !== '') return own.trim();
  for (const param of queryAll(element, 'param').slice(0, 40)) {
    if (/^(?:movie|src|url|filename)$/i.test(attr(param, 'name') ?? '')) return (attr(param, 'value') ?? '').trim();
  }
  const inner = queryAll(element, 'embed')[0];
  return inner ? (attr(inner, 'src') ?? '').trim() : '';
}

function playsVideo(element: Element, needs: Embedded['needs'], address: string): boolean {
  if (needs === 'media-player') return true;
  if (needs !== 'flash') return false;
  const variables = [attr(element, 'flashvars') ?? '', ...queryAll(element, 'param[name="flashvars" i], embed').slice(0, 10).map((inner) => attr(inner, 'value') ?? attr(inner, 'flashvars') ?? '')].join('&').slice(0, 5000);
  return /\.(?:flv|f4v|mp4|m3u8)|rtmp:/i.test(`${address}&${variables}`) || /(?:^|\/)[^/?]*(?:player|flvplay|vcastr|ckplayer|jwplayer|video)[^/?]*\.swf/i.test(address);
}

function isTiny(element: Element): boolean {
  // An object that shows what is inside it has the box of that; its written size tells what was meant.
  const written = [attr(element, 'width'), attr(element, 'height')].filter((each) => each !== null && /^\s*\d/.test(each)) as string[];
  if (written.length === 2) return written.some((each) => !each.includes('%') && Number.parseFloat(each) < 10);
  const box = rect(element);
  return box.width < 10 || box.height < 10;
}

/** Content inside the object that browsers show instead, or a film beside it; an offer to install the plug-in is none. */
function isReplaced(page: PageView, element: Element): boolean {
  const shown = queryAll(element, 'video, img, iframe, canvas').some((inner) => page.shown(inner) && !/adobe|macromedia|flash|getplayer/i.test(`${attr(inner, 'src') ?? ''}${attr(inner, 'alt') ?? ''}`));
  const around = parentOf(element);
  return shown || (around !== null && queryAll(around, ':scope > video').some((video) => page.shown(video)));
}
