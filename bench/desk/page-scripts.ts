/** For the page: does `act`, then says how many milliseconds passed until the selector matched in a painted frame; without an act, since the navigation began. */
export function painted(act: string, shown: string): string {
  return `(async () => {
    const began = ${act === '' ? '0' : 'performance.now()'};
    ${act};
    for (;;) {
      await new Promise((frame) => requestAnimationFrame(frame));
      if (document.querySelector(${JSON.stringify(shown)})) return performance.now() - began;
      if (performance.now() - began > 60000) throw new Error('not shown');
    }
  })()`;
}

/** An act: a part of the inspection is chosen by its name. */
export function pressed(name: string): string {
  return `[...document.querySelectorAll('.desk-tabs button')].find((one) => one.textContent === ${JSON.stringify(name)}).click()`;
}

/** An act: the filter at that place is set to a value, given as an expression over `one`, the filter. */
export function chosen(at: number, value: string): string {
  return `{ const one = document.querySelectorAll('.filters select')[${at}]; one.value = ${value}; one.dispatchEvent(new Event('change', { bubbles: true })); }`;
}
