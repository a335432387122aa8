/** Name of the port over which views hear that a tab's state changed: the worker posts `changeSchema`. By itself, because a page that only listens needs no shapes. */
export const changesPort = 'changes';
