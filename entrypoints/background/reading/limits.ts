/** A fragment of page HTML kept with a finding: characters. */
export const fragmentLimit = 2048;
