import { zipSync, type Zippable } from 'fflate';

/**
 * A zip whose bytes follow from its files alone: sorted by name, one fixed time, the same rights everywhere.
 * @param files contents by path inside the zip, `/` between folders
 */
export function steadyZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const name of [...files.keys()].sort()) entries[name] = [files.get(name)!, { mtime: earliest, level: 9, os: unix, attrs: readable << 16 }];
  return zipSync(entries);
}

/** The first moment a zip can name; given in local time because that is how zips count. */
const earliest = new Date(1980, 0, 1);
const unix = 3;
const readable = 0o100644;
