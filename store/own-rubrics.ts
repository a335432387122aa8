import type { Pack } from '../standards/pack.ts';
import { packKey } from '../standards/pack.ts';
import { packs } from '../standards/rubrics.ts';
import { reading, StoreRefused, write, type Store } from './database.ts';
import { digestOf } from './digest.ts';
import type { Pen } from './pen.ts';
import type { OwnRubric } from './schema.ts';

/**
 * Keeps a form the unit brought. It was judged before (forms/judge-rubric).
 * @returns its `id@version`; the same form again is no change
 * @throws StoreRefused when a built-in form has its id, or this id and version is here already with other content
 */
export async function keepRubric(pen: Pen, pack: Pack): Promise<string> {
  const key = packKey(pack);
  if (packs.some(({ id }) => id === pack.id)) throw new StoreRefused('rule', `编号 ${pack.id} 是内置的评分表，不能导入同名的表。请换一个编号，例如 ${pack.id}-own。`);
  const sha256 = digestOf(pack);
  await write(pen.store, async (tx) => {
    const known = await tx.objectStore('rubric').get(key);
    if (known && known.sha256 === sha256) return;
    if (known) throw new StoreRefused('rule', `评分表 ${pack.id} 的第 ${pack.version} 版已经导入过，内容却不同。请把“版本”改成 ${pack.version + 1} 后再导入；原来的表不变。`);
    await tx.objectStore('rubric').put({ key, sha256, at: pen.now(), by: pen.by, pack });
  });
  return key;
}

/** Takes a form away. @throws StoreRefused when an inspection is scored by it */
export async function removeRubric(pen: Pen, key: string): Promise<void> {
  await write(pen.store, async (tx) => {
    const used = (await tx.objectStore('inspection').getAll()).filter(({ data }) => data.rubric === key).length;
    if (used > 0) throw new StoreRefused('rule', `有 ${used} 次巡检按这张表计分，不能删除。`);
    await tx.objectStore('rubric').delete(key);
  });
}

/** Every form of the unit, by name. */
export async function ownRubrics(store: Store): Promise<readonly OwnRubric[]> {
  return (await reading(store).objectStore('rubric').getAll()).toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
