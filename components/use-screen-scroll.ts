import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Screen } from './view-store.ts';

/** Another screen begins at its top, whatever the list was scrolled to; back in the list one is where one was. */
export function useScreenScroll(screen: Screen): void {
  const drawn = useRef(screen);
  const list = useRef(0);
  // While it is drawn, before the shorter screen takes the list's place and the browser cuts the scrolling.
  if (drawn.current === 'list' && screen !== 'list') list.current = window.scrollY;
  useLayoutEffect(() => {
    if (drawn.current === screen) return undefined;
    drawn.current = screen;
    let asked = 0;
    // The list is drawn piece by piece: it may not be long enough yet.
    const scroll = (to: number, frames: number): void => {
      window.scrollTo(0, to);
      const reached = window.scrollY;
      const height = document.documentElement.scrollHeight;
      if (frames === 0) return;
      asked = requestAnimationFrame(() => {
        // Whoever scrolls meanwhile is not pulled back; rows that find their height move the list without anybody.
        const moved = window.scrollY !== reached;
        const grown = document.documentElement.scrollHeight !== height;
        if ((moved && grown) || (!moved && reached < to)) scroll(to, frames - 1);
      });
    };
    scroll(screen === 'list' ? list.current : 0, 30);
    return () => cancelAnimationFrame(asked);
  }, [screen]);
}
