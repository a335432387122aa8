import type { Language } from '../../messages/words.ts';
import { readCookie } from './cookie.ts';

const cookieName = 'language';

/**
 * The language a person is answered in: the one they chose on a page, else the first of their browser's that we have, else Chinese.
 * @param cookies the Cookie header @param accepted the Accept-Language header
 */
export function languageOf(cookies: string, accepted: string): Language {
  const chosen = readCookie(cookies, cookieName);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  const wished = accepted.slice(0, 1000).split(',').map((part, place) => {
    const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
    const weight = rest.map(one => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(one)?.[1]).find(one => one !== undefined);
    return { tag, place, weight: weight === undefined ? 1 : Number(weight) };
  }).filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight || a.place - b.place);
  const first = wished.find(({ tag }) => /^(?:zh|en)(?:-|$)/.test(tag));
  return first?.tag.startsWith('en') === true ? 'en' : 'zh-CN';
}

/** Keeps a choice for a year. `Lax`: it must come along when the unit's sign-in service leads back. */
export function languageCookie(publicUrl: string, language: Language): string {
  return `${cookieName}=${language}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${publicUrl.startsWith('https:') ? '; Secure' : ''}`;
}
