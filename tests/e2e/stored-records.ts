import type { Page } from '@playwright/test';

/** Every record in the databases of the extension, by `database/store`, as text; read from a page of the extension. */
export function storedRecords(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error!));
    });
    const found: Record<string, string> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const store of database.objectStoreNames) found[`${name}/${store}`] = JSON.stringify(await done(database.transaction(store).objectStore(store).getAll()));
      database.close();
    }
    return found;
  });
}
