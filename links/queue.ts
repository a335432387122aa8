/** One address waiting for its turn. */
export interface Entry {
  readonly url: string;
  readonly host: string;
  /** Not before this moment. */
  readonly due: number;
  readonly alone: boolean;
  /** Asked before: first questions go first. */
  readonly retry: boolean;
}

export interface Queue {
  readonly add: (entry: Entry) => void;
  readonly size: () => number;
  /** Takes the first entry that may be asked now, else tells how long nothing will change by itself. */
  readonly next: (now: number, wait: (host: string, now: number, alone?: boolean) => number) => { readonly ready: Entry | null; readonly wait: number };
  /** Takes out everything of such hosts that was not asked yet. */
  readonly drop: (which: (host: string) => boolean) => readonly Entry[];
}

interface Line {
  /** New addresses in order; `at` is the next one. */
  readonly first: Entry[];
  at: number;
  /** Those to ask again, soonest first. */
  readonly again: Entry[];
}

/** Waiting addresses by host, hosts in the order they came: asking for the next costs as many steps as there are hosts, not addresses. */
export function createQueue(): Queue {
  const lines = new Map<string, Line>();
  let size = 0;
  const forget = (host: string, line: Line): void => {
    if (line.at >= line.first.length && line.again.length === 0) lines.delete(host);
  };
  return {
    size: () => size,
    add(entry) {
      let line = lines.get(entry.host);
      if (!line) {
        line = { first: [], at: 0, again: [] };
        lines.set(entry.host, line);
      }
      size += 1;
      if (!entry.retry) {
        line.first.push(entry);
        return;
      }
      const index = line.again.findIndex(({ due }) => due > entry.due);
      line.again.splice(index === -1 ? line.again.length : index, 0, entry);
    },
    next(now, wait) {
      let soonest = Infinity;
      for (const [host, line] of lines) {
        const due = line.again[0] && line.again[0].due <= now ? line.again[0] : null;
        // One that must be alone on its host waits until the others were asked.
        const entry = due && (!due.alone || line.at >= line.first.length) ? due : line.first[line.at] ?? null;
        if (!entry) {
          if (line.again[0]) soonest = Math.min(soonest, Math.max(line.again[0].due - now, 0));
          continue;
        }
        const pause = wait(host, now, entry.alone);
        if (pause > 0) {
          soonest = Math.min(soonest, pause);
          continue;
        }
        if (entry === due) line.again.shift();
        else line.at += 1;
        size -= 1;
        forget(host, line);
        return { ready: entry, wait: 0 };
      }
      return { ready: null, wait: soonest };
    },
    drop(which) {
      const dropped: Entry[] = [];
      for (const [host, line] of lines) {
        if (!which(host)) continue;
        for (const one of line.first.slice(line.at)) dropped.push(one);
        line.at = line.first.length;
        forget(host, line);
      }
      size -= dropped.length;
      return dropped;
    },
  };
}
