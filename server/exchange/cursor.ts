/** Where a client stands in one stream: everything up to (`v`, `id`) is held, under the rights of `scope`. */
export interface Position { readonly stream: string; readonly v: number; readonly id: string; readonly scope: number }

const mostStreams = 100;

/** Reads `stream:v:id:scope,…`; the id is empty at the start. @returns null when it is not a cursor. */
export function readCursor(text: string): readonly Position[] | null {
  if (text === '') return [];
  const parts = text.split(',');
  if (parts.length > mostStreams) return null;
  const positions: Position[] = [];
  for (const part of parts) {
    const match = /^([0-9a-f-]{36}):(\d{1,15}):([0-9a-f-]{36})?(?::(\d{1,15}))?$/.exec(part);
    if (!match?.[1]) return null;
    positions.push({ stream: match[1], v: Number(match[2]), id: match[3] ?? '', scope: Number(match[4] ?? 0) });
  }
  return positions;
}

export function writeCursor(positions: readonly Position[]): string {
  return positions.map(one => `${one.stream}:${one.v}:${one.id}:${one.scope}`).join(',');
}
