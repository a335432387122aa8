/** Asks for a synchronisation soon; many calls at once make one. */
export function syncSoon(): void {
  // Filled in with the outbox runner.
}
