/** Cheap password hashing: the tests are about everything around it. */
export const quickCost = { N: 2 ** 10, r: 8, p: 1, rounds: 100 };
