import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words-context.tsx';
import { Notice } from './notice.tsx';

/** Code that is fetched when it is first needed, or before. */
export interface Part<Code> {
  /** The code, once it is here. */
  readonly here: () => Code | null;
  /** Fetches it; at once when it is here. Rejects where it cannot be had, and may be asked again then. */
  readonly fetch: () => Promise<Code>;
}

export function part<Code>(load: () => Promise<Code>): Part<Code> {
  let code: Code | null = null;
  return { here: () => code, fetch: async () => (code ??= await load()) };
}

/** A view that lies in a part: the part is fetched when the view is first shown, unless it is here; then it is drawn at once, like any other. */
export function late<Code, Props extends object>({ here, fetch }: Part<Code>, pick: (code: Code) => ComponentType<Props>): ComponentType<Props> {
  return function Late(props: Props) {
    const words = useWords();
    const [fetched, setFetched] = useState<boolean | null>(null);
    useEffect(() => {
      if (here() === null) void fetch().then(() => setFetched(true), () => setFetched(false));
    }, []);
    const code = here();
    const View = code === null ? null : pick(code);
    if (View) return <View {...props} />;
    return fetched === false ? <Notice text={words['app.unreachable']} again={() => location.reload()} /> : <p aria-busy="true">{words['app.loading']}</p>;
  };
}
