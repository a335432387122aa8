import { describe, expect, it } from 'vitest';
import { latestTimer } from '../../page/late-timers.ts';

describe('latestTimer', () => {
  it.each([
    ['no timer', 'document.write("a, 900)")', 0],
    ['one', 'setTimeout(function () { foot.innerHTML = "（c）"; }, 1500)', 1500],
    ['the longest of several', 'setTimeout(a, 300);window.setTimeout(b,2000 );setTimeout(c, 800)', 2000],
    ['an arrow function, minified', 'setTimeout(()=>{f(1,2)},2e3)', 2000],
    ['a product', 'setTimeout(load, 2 * 1000)', 2000],
    ['one within another', 'setTimeout(() => { a(); setTimeout(b, 1200) }, 800)', 2000],
    ['brackets and commas in quoted text', 'setTimeout(() => { f("), 4000)", \'it\\\'s (\') }, 700)', 700],
    ['a time that is not written there', 'setTimeout(load, delay)', 0],
    ['one within such', 'setTimeout(function () { setTimeout(b, 900) }, delay)', 900],
    ['too long to be part of the loading', 'setTimeout(logout, 1800000);setTimeout(a, 600)', 600],
    ['one within another, together too long', 'setTimeout(() => { setTimeout(b, 4000) }, 3000)', 3000],
    ['an interval is no such timer', 'setInterval(turn, 3000)', 0],
    ['a bracket that never closes', 'setTimeout(function () { a(', 0],
    ['a name that only ends like it', 'mysetTimeout(a, 900)', 0],
  ])('%s', (_, code, expected) => expect(latestTimer(code)).toBe(expected));

  it.each(['setTimeout(', 'setTimeout(function(){', 'setTimeout("'])('comes to an end on %s without end', (code) => {
    expect(latestTimer(code.repeat(200_000))).toBe(0);
  });

  it('reads many timers within each other', () => {
    expect(latestTimer(`${'setTimeout(function(){'.repeat(40)}${'},100)'.repeat(40)}`)).toBe(4000);
  });
});
