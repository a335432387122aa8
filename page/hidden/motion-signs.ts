import { attr, computed, hasAttr, idOf } from '../dom.ts';

/**
 * Whether an element carries the signs of what enters by motion, when it is scrolled to or after loading: a name of the common
 * animation libraries, an animation, a transition of what hides it.
 */
export function entersByMotion(element: Element): boolean {
  if (names.test(`${attr(element, 'class') ?? ''} ${idOf(element)}`) || marks.some((name) => hasAttr(element, name))) return true;
  const style = computed(element);
  return style.animationName !== 'none' || (/opacity|all|transform|translate|scale|visibility/.test(style.transitionProperty) && style.transitionDuration.split(',').some((each) => Number.parseFloat(each) > 0));
}

const names = /(?:^|\s)(?:wow|aos-init|aos-animate|os-animation|animate__?\w*|animated|[\w-]*reveal[\w-]*|fade-?in\w*|fade-(?:up|down|left|right)|slide-?in\w*|(?:scroll|view)-?(?:in|anim\w*))(?:\s|$)/i;
const marks = ['data-aos', 'data-wow-delay', 'data-wow-duration', 'data-sr', 'data-sr-id', 'data-scroll-reveal', 'data-animate', 'data-animation'];
