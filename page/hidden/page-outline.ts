import { parseUrl } from '../../contract/parse-url.ts';
import type { PageOutline } from '../../contract/cloak.ts';
import { unwrapped } from '../links/link-host.ts';
import { spamWordsIn } from './spam-words.ts';
import { today } from '../table.ts';

const most = { hosts: 500, words: 100, links: 20_000, sentences: 20_000 } as const;

/**
 * What the HTML of a page says where planted content shows: title, keywords, description, the hosts its links and frames lead to,
 * and planted words. Read from the text, because it is compared with other answers read the same way, and where there is no
 * document. Linear; never throws, whatever the markup is.
 * @param markup decoded
 * @param address where it was answered
 */
export function outlineOf(markup: string, address: URL): PageOutline {
  const bare = stripped(markup.slice(0, 3_000_000));
  const hosts = new Map<string, PageOutline['hosts'][number]>();
  let seen = 0;
  for (const match of bare.matchAll(/<(a|area|iframe|frame)\b([^<>]{0,4000})>([^<>]{0,300})/gi)) {
    seen += 1;
    if (seen > most.links) break;
    const raw = attribute(match[2]!, /frame/i.test(match[1]!) ? 'src' : 'href');
    const url = raw === null ? null : parseUrl(raw.trim(), address);
    if (!url || !/^https?:$/.test(url.protocol)) continue;
    const target = unwrapped(url);
    const host = target.hostname.replace(/\.$/, '');
    if (host === address.hostname || hosts.has(host) || hosts.size >= most.hosts) continue;
    hosts.set(host, { host: host.slice(0, 500), url: target.href.slice(0, 500), text: fold(unescaped(match[3]!)).slice(0, 100) });
  }
  const metas = new Map<string, string>();
  for (const [, inside] of bare.matchAll(/<meta\b([^<>]{0,4000})>/gi)) {
    const name = attribute(inside!, 'name')?.trim().toLowerCase();
    if ((name === 'keywords' || name === 'description') && !metas.has(name)) metas.set(name, fold(attribute(inside!, 'content') ?? '').slice(0, 500));
  }
  const title = fold(unescaped(/<title\b[^<>]{0,200}>([^<]{0,2000})/i.exec(bare)?.[1] ?? '')).slice(0, 500);
  return { title, keywords: metas.get('keywords') ?? '', description: metas.get('description') ?? '', hosts: [...hosts.values()], words: wordsOf(bare, [title, metas.get('keywords') ?? '', metas.get('description') ?? '']) };
}

/** Strong words, sentence by sentence: what speaks against them in the same sentence takes them back. */
function wordsOf(bare: string, heads: readonly string[]): PageOutline['words'] {
  const found = new Map<string, PageOutline['words'][number]>();
  const text = unescaped(bare.replace(/<[^<>]{0,6000}>/g, '\n'));
  const rules = today();
  let seen = 0;
  for (const sentence of [...heads, ...text.split(/[\n。！？!?]+/)]) {
    if (sentence.length < 2) continue;
    seen += 1;
    if (seen > most.sentences || found.size >= most.words) break;
    const { strong } = spamWordsIn(sentence, rules);
    if (strong !== null && !found.has(strong)) found.set(strong, { word: strong, where: fold(sentence).slice(0, 100) });
  }
  return [...found.values()];
}

/** Without comments, scripts, styles and templates, in one pass each. */
function stripped(markup: string): string {
  return [['<!--', '-->'], ['<script', '</script'], ['<style', '</style'], ['<template', '</template']].reduce((text, [open, close]) => without(text, open!, close!), markup);
}

function without(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  // Lower case may change lengths in a few scripts; then the marks are looked for as they stand.
  const searched = lower.length === text.length ? lower : text;
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const from = searched.indexOf(open, at);
    if (from === -1) break;
    parts.push(text.slice(at, from));
    const to = searched.indexOf(close, from + open.length);
    if (to === -1) return parts.join(' ');
    at = to + close.length;
  }
  parts.push(text.slice(at));
  return parts.join(' ');
}

function attribute(inside: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s"'/])${name}\\s*=\\s*(?:"([^"]{0,3000})"|'([^']{0,3000})'|([^\\s"'<>]{1,3000}))`, 'i').exec(inside);
  return match ? unescaped(match[1] ?? match[2] ?? match[3] ?? '') : null;
}

function fold(text: string): string {
  return text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ').trim();
}

function unescaped(text: string): string {
  return text.replace(/&(nbsp|lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-f]{1,6});?/gi, (whole, name: string) => {
    const known: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : -1;
    return known[name.toLowerCase()] ?? (code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole);
  });
}
