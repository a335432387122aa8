/**
 * Whether this machine draws Chinese characters as what they are. Without a Chinese font every one of them comes out as the
 * same box. Told by drawing: no browser says which fonts there are. Where drawing cannot be read back, the answer is true.
 * Asked once for as long as the page stands: a font that is installed meanwhile shows after a restart anyway.
 */
export function drawsChinese(): boolean {
  known ??= look();
  return known;
}

let known: boolean | null = null;

function look(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  context.font = '20px system-ui, sans-serif';
  const drawn = (letter: string): string => {
    context.clearRect(0, 0, 24, 24);
    context.fillText(letter, 0, 20);
    return context.getImageData(0, 0, 24, 24).data.join();
  };
  try {
    // The first two differ wherever there is a font: then no more is drawn.
    const box = drawn('\u56fd');
    if (['\u7f51', '\u4e00', '\u9f99'].some((letter) => drawn(letter) !== box)) return true;
    // A browser that gives nothing back of what is drawn gives nothing of a Latin letter either.
    return drawn('W') === drawn(' ');
  } catch {
    return true;
  }
}
