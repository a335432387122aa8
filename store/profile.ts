import { profileSchema, type Profile } from '../contract/profile.ts';
import { reading, write, type Store } from './database.ts';

/** What the unit has set, as the server said last; null while it never said (alone, a server of an older version, the first minute). */
export async function readProfile(store: Store): Promise<Profile | null> {
  const parsed = profileSchema.safeParse(await reading(store).objectStore('meta').get('profile'));
  return parsed.success ? parsed.data : null;
}

/** Keeps what the server says now. @returns whether it says something else than before. @throws StoreRefused */
export async function keepProfile(store: Store, profile: Profile): Promise<boolean> {
  if (JSON.stringify(await readProfile(store)) === JSON.stringify(profile)) return false;
  await write(store, async (tx) => {
    await tx.objectStore('meta').put(profile, 'profile');
  });
  return true;
}
