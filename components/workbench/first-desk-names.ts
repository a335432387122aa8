/** Event on the root by which the workbench takes the place of the first list. */
export const takeOver = 'duwang-desk';
/** Mark on the root (in its dataset): a new inspection was asked for before the workbench was there. */
export const wantsBegin = 'begin';
