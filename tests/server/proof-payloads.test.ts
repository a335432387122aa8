import { h } from 'preact';
import { expect, test } from 'vitest';
import { ProofPiece } from '../../components/shared/proof-piece.ts';
import type { Evidence } from '../../contract/evidence.ts';
import { serverWordsOf } from '../../messages/server-words.ts';
import { drawn } from '../../server/pages/drawn.ts';
import { payloads } from '../evidence/payloads.ts';
import { proof } from './support/proof.ts';

const words = serverWordsOf('zh-CN');
const draw = (over: Partial<Omit<Evidence, 'hash'>>): string => drawn(h(ProofPiece, { words, evidence: proof({ id: 'x' }, null, over), picture: null, shared: over.by ?? 'x', heading: 'h3' })).markup;
const shape = (markup: string): readonly string[] => markup.replaceAll(/="[^"]*"/g, '').match(/<[^>]*>/g) ?? [];

// The page has exactly the elements it has for plain words: nothing of a payload became one, or an attribute of one.
test.each(['says', 'quote', 'title', 'by', 'toolVersion', 'catalogue', 'without'] as const)('%s: every payload stays words', field => {
  const plain = shape(draw({ [field]: '词' }));
  for (const [name, payload] of Object.entries(payloads)) {
    expect([name, shape(draw({ [field]: payload }))]).toEqual([name, plain]);
  }
});

test('an address is led to only where it is one of the web', () => {
  for (const [name, payload] of Object.entries({ ...payloads, script: 'javascript:alert(1)', data: 'data:text/html,x', blob: 'blob:x', file: 'file:///etc/passwd' })) {
    const hrefs = [...draw({ url: payload }).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect([name, hrefs.every(href => /^https?:\/\//.test(href ?? ''))]).toEqual([name, true]);
  }
});
