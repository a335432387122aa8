/** Frames in a row without a change: an answer, the drawing of it, its effects and what they ask for in turn take three or four. */
const stillFrames = 6;
const patience = 25_000;

/**
 * Waits until nothing has changed in the document for a few frames, however long a busy machine takes over one frame.
 * @param more other trees to watch, such as a closed shadow root
 * @throws when something is still changing after 25 seconds
 */
export async function atRest(...more: readonly (Node | null)[]): Promise<void> {
  let changed = true;
  const observer = new MutationObserver(() => {
    changed = true;
  });
  for (const tree of [document, ...more]) if (tree) observer.observe(tree, { subtree: true, childList: true, attributes: true, characterData: true });
  try {
    const started = performance.now();
    for (let still = 0; still < stillFrames; still = changed ? 0 : still + 1) {
      changed = false;
      if (performance.now() - started > patience) throw new Error(`The document is still changing after ${patience / 1000} seconds.`);
      await nextFrame();
    }
  } finally {
    observer.disconnect();
  }
}

/**
 * Waits for what the test is about to assert, where files, workers or the browser itself are on the way to it.
 * @returns what `look` gave when it was no longer false, null, undefined or ''
 * @throws with the words of `what` after 25 seconds
 */
export async function until<T>(what: string, look: () => T): Promise<NonNullable<T>> {
  const started = performance.now();
  for (;;) {
    const seen = look();
    if (seen) return seen;
    if (performance.now() - started > patience) throw new Error(`Not within ${patience / 1000} seconds: ${what}`);
    await nextFrame();
  }
}

const nextFrame = (): Promise<void> => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done, 0));
});
