import { describe, expect, it } from 'vitest';
import { nestingFaults, type NestingFault } from '../../../page/display/source-nesting.ts';
import { expectLinear } from '../../support/growth.ts';

function faults(source: string): readonly NestingFault[] {
  const reading = nestingFaults(source);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}
const words = (source: string): string => faults(source).map(({ kind, name, other, times }) => `${kind} ${name}${other ? `<${other}` : ''}${times > 1 ? `×${times}` : ''}`).join(', ');

describe('nesting in the source', () => {
  it.each([
    ['well formed', '<!doctype html>\n<html lang=zh><head><title>a</b></title></head><body><div><p>x<p>y<ul><li>1<li>2</ul><img src="a>b"><br></div></body></html>', ''],
    ['optional ends may be missing', '<table><tr><td>1<td>2<tr><td>3</table><dl><dt>a<dd>b</dl><select><option>1<option>2</select>', ''],
    ['not closed', '<div><div>x</div>', 'unclosed div'],
    ['never opened', '<div>x</div></div></div>', 'stray div×2'],
    ['crossed', '<b><i>x</b></i>', 'crossed i<b'],
    ['not closed inside something closed', '<div><span>x</div><p>y</p>', 'unclosed span'],
    ['second document', '<html><head></head><body><html><body></body></html></body></html>', 'repeated html, repeated body'],
    ['a link in a link', '<a href="1">x<a href="2">y</a>', 'inside-itself a'],
    ['comments, scripts, styles, text areas and drawings are no markup', '<!-- <div> --><script>"<div>"</script><style>a>b{}</style><textarea></div></textarea><svg><a/><g></svg><svg/><noscript><div></noscript>', ''],
    ['conditional comments', '<!--[if IE]><div><![endif]--><!--[if !IE]><!--><div></div><!--<![endif]-->', ''],
    ['upper case, unquoted, > and quotes in values', `<DIV title='a>"b' data-x=a"b onclick="x('</div>')">x</div >`, ''],
    ['a quote too many after a value', '<a class="x"">1</a><span>|</span><a href="/">2</a>', ''],
    ['header is no head', '<html><head></head><body><header></header></body></html>', ''],
    ['cut off in a tag', '<div><div><a href="', ''],
    ['cut off in a comment', '<div><!-- ', ''],
    ['cut off in a script', '<div><script>', ''],
    ['a bare < in text', '<div>1 < 2 </div>', ''],
    ['nothing', '', ''],
  ])('%s', (_, source, answer) => expect(words(source)).toBe(answer));

  it('tells the line of the first one', () => {
    expect(faults('<div>\n</div>\n</div>\n</div>')[0]).toMatchObject({ kind: 'stray', times: 2, line: 3 });
  });

  it('reads a tag of millions of signs like a short one', async () => {
    for (const inside of ['x', ' a=b', ' a="<>"', " a='>' ", '= = ']) expect(await faults(`<div${inside.repeat(2_000_000)}></div><b></p></b><i>`)).toEqual(await faults(`<div${inside}></div><b></p></b><i>`));
    expect(await faults(`<div${' a'.repeat(2_000_000)} b="></div>`)).toEqual(await faults('<div b="></div>'));
  });

  it('stays linear on hostile sources, and bounded in depth', async () => {
    for (const part of ['<', '<div>', '</div>', '<b><i></b>', "<a title='", '<!--', '<script>', '<svg/>', '<a><form>', '<div><span></div>', '</', '"<', '<a x=">', '<a =', '<a', '< ', "<a x='>\""]) await expectLinear((size) => part.repeat(size), faults);
  });
});
