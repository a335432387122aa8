const turns = new Map<string, Promise<unknown>>();

/**
 * Does one thing after another where they are of the same name, in the order they were asked for. Reading the store and
 * writing it back takes two steps, and what is done meanwhile would be written over.
 * @returns what the act returns; throws what it throws, and the next has its turn all the same
 */
export function inTurn<T>(name: string, act: () => Promise<T>): Promise<T> {
  const turn = (turns.get(name) ?? Promise.resolve()).then(act, act).finally(() => {
    if (turns.get(name) === turn) turns.delete(name);
  });
  turns.set(name, turn);
  return turn;
}
