import type { ComponentChildren, RefObject } from 'preact';

interface Props {
  readonly busy: boolean;
  readonly press: () => void;
  /** Where it opens something below it. */
  readonly open?: boolean;
  readonly place?: RefObject<HTMLButtonElement | null>;
  readonly children: ComponentChildren;
}

/** A button for what takes a while. While that goes on it takes no press, and keeps the keyboard: one that is disabled would lose it. */
export function ToolButton({ busy, press, open, place, children }: Props) {
  return (
    <button
      type="button" class="quiet" ref={place ?? null} aria-disabled={busy ? true : undefined} aria-expanded={open}
      onClick={() => {
        if (!busy) press();
      }}
    >
      {children}
    </button>
  );
}
