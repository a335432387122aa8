import { attr, closest, computed, parentOf, queryAll, rect } from '../dom.ts';
import type { PageView, Root } from '../page-view.ts';
import { matchesRule, readRules } from './style-rules.ts';

/** An endless animation of something large enough to catch the eye. */
export interface Motion {
  readonly element: Element;
  /** blink: it appears and disappears or changes colour; move: it moves, turns or grows. */
  readonly kind: 'blink' | 'move';
  /** Milliseconds of one full turn, there and back. */
  readonly periodMs: number;
  /** Name of the keyframes, or '' for one a script made. */
  readonly name: string;
}

const ofDocument = (Document.prototype as Partial<Document>).getAnimations;
const ofShadow = (ShadowRoot.prototype as Partial<ShadowRoot>).getAnimations;

/** Animations looked at in one root; what else moves there moves alike. */
const most = 500;

/**
 * Endless animations the browser is running on shown elements, frames and shadow roots included; at most 500 are looked at.
 * Those that stop when pointed at, busy signs and carets are left out. What a script does by timer cannot be seen from here.
 * Null where there are too many to be asked for. In steps.
 */
export function* motionsOf(page: PageView): Generator<{ readonly pause: true }, readonly Motion[] | null> {
  const found: Motion[] = [];
  const seen = new Set<Animation>();
  for (const { node } of page.roots) {
    const running = yield* animationsIn(page, node);
    if (!running) return null;
    yield { pause: true };
    const here: Motion[] = [];
    for (const animation of running.slice(0, most)) {
      if (seen.has(animation)) continue;
      seen.add(animation);
      const motion = motionOf(page, animation);
      if (motion) here.push(motion);
      yield { pause: true };
    }
    if (here.length > 0) for (const one of withoutPausing(page, node, here)) found.push(one);
  }
  return found;
}

/** Where style rules put so many elements into motion, the browser is not asked for their animations. */
const tooMany = 800;

/**
 * The animations of a root; null where there are too many to ask for: a browser sorts them all by the place of their elements,
 * which for thousands side by side takes seconds in one piece, and it answers for a single element no faster.
 */
function* animationsIn(page: PageView, node: Root['node']): Generator<{ readonly pause: true }, readonly Animation[] | null> {
  if (page.nodes >= tooMany) {
    const selectors = new Set<string>();
    readRules(page, node, ({ selector, style }) => {
      const { animationName } = style;
      if (animationName !== '' && animationName !== 'none' && selectors.size < 500) selectors.add(selector.replace(/::?(?:before|after)\b/g, ''));
    });
    yield { pause: true };
    const moving = new Set<Element>();
    for (const selector of selectors) {
      for (const element of queryAllSafely(node, selector)) moving.add(element);
      if (moving.size >= tooMany) return null;
      yield { pause: true };
    }
  }
  return ('defaultView' in node ? ofDocument?.call(node) : ofShadow?.call(node as ShadowRoot)) ?? [];
}

/** Nothing for a selector the browser does not take back. */
function queryAllSafely(node: Root['node'], selector: string): readonly Element[] {
  try {
    return queryAll(node, selector);
  } catch {
    return [];
  }
}

function motionOf(page: PageView, animation: Animation): Motion | null {
  const effect = animation.effect as KeyframeEffect | null;
  if (!effect || animation.playState !== 'running' || !('getKeyframes' in effect) || !effect.target) return null;
  const { iterations, duration, direction } = effect.getTiming();
  if (iterations !== Infinity || typeof duration !== 'number' || duration <= 0) return null;
  const element = effect.target;
  const frames = effect.getKeyframes();
  const kind = kindOf(frames);
  if (!kind || !isInSight(page, element, frames) || closest(element, busy)) return null;
  const box = rect(element);
  if (box.width < 8 || box.height < 8 || box.width * box.height < 200) return null;
  if (kind === 'turn' && box.width <= 120 && box.height <= 120) return null;
  const periodMs = /alternate/.test(direction ?? '') ? duration * 2 : duration;
  return { element, kind: kind === 'blink' ? 'blink' : 'move', periodMs, name: (animation as CSSAnimation).animationName ?? '' };
}

/** Signs that something is being loaded, and placeholders of what is not there yet. */
const busy = '[class*="loading" i], [class*="spinner" i], [class*="skeleton" i], [class*="shimmer" i], [class*="placeholder" i], [class*="caret" i], [class*="cursor" i], [aria-busy="true"], [role="progressbar"]';

/** Rendered, or gone only for the moment because it blinks: two readings must not differ by when they were made. */
function isInSight(page: PageView, element: Element, frames: readonly ComputedKeyframe[]): boolean {
  if (page.shown(element)) return true;
  const around = parentOf(element);
  const { display, opacity, visibility } = computed(element);
  if (display === 'none' || !around || !page.shown(around)) return false;
  const moves = (name: string): boolean => frames.some((frame) => frame[name] !== undefined);
  return (opacity !== '0' || moves('opacity')) && (visibility === 'visible' || moves('visibility'));
}

function kindOf(frames: readonly ComputedKeyframe[]): 'blink' | 'move' | 'turn' | null {
  const values = (name: string): readonly string[] => frames.map((frame) => frame[name]).filter((value) => value !== undefined && value !== null).map(String);
  const opacity = values('opacity').map(Number).filter((value) => !Number.isNaN(value));
  const most = opacity.reduce((all, one) => Math.max(all, one), opacity.length < frames.length ? 1 : 0);
  if (opacity.length > 0 && most - opacity.reduce((all, one) => Math.min(all, one), Infinity) >= 0.5) return 'blink';
  if (values('visibility').includes('hidden')) return 'blink';
  if (['color', 'backgroundColor', 'borderColor', 'borderTopColor', 'textShadow', 'boxShadow', 'filter', 'backgroundImage'].some((name) => new Set(values(name)).size > 1)) return 'blink';
  const transforms = values('transform');
  if (new Set(transforms).size > 1 || new Set(values('rotate')).size > 1) return transforms.some((value) => !/^(?:none|rotate[XYZ]?\([^)]*\))$/.test(value)) ? 'move' : 'turn';
  return ['left', 'top', 'right', 'bottom', 'width', 'height', 'scale', 'translate', 'marginLeft', 'marginTop', 'backgroundPosition', 'backgroundPositionX', 'backgroundPositionY'].some((name) => new Set(values(name)).size > 1) ? 'move' : null;
}

const hover = /:(?:hover|focus-within|focus)(?![\w-])/g;

/** Leaves out what a rule stops while the pointer is on it. */
function withoutPausing(page: PageView, node: PageView['roots'][number]['node'], motions: readonly Motion[]): readonly Motion[] {
  const pausing: string[] = [];
  readRules(page, node, ({ selector, style }) => {
    if (!selector.includes(':hover') || pausing.length >= 500) return;
    if (/paused/.test(style.animationPlayState) || style.animationName === 'none' || style.animation === 'none') {
      for (const part of selector.split(/,(?![^(]*\))/)) if (part.includes(':hover')) pausing.push(part.replace(hover, '').replace(/::?(?:before|after)\s*$/, '').replace(/(^|[\s>+~])(?=[\s>+~]|$)/g, '$1*').trim());
    }
  });
  return motions.filter(({ element }) => !pausing.some((selector) => matchesRule(element, selector)) && attr(element, 'onmouseover') === null);
}
