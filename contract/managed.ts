import * as z from 'zod/mini';
import { presetKeys, presets, presetSchema, type PresetId } from './preset.ts';
import type { Fixed } from './profile.ts';
import type { Said } from './said.ts';
import { settingsSchema, struckHostSchema, trustedHostSchema, type Settings } from './settings.ts';

/** The settings an administrator may fix for every browser of the unit, by the names used in the policy. */
export const managedKeys = ['server', 'automatic', 'automaticLinks', 'rubric', 'language', 'trustedHosts', 'struckHosts', 'preset', 'showHints', 'showScore', 'uploadPictures'] as const;
export type ManagedKey = (typeof managedKeys)[number];

/** What the unit's policy fixes here, and what of it could not be used, as sentences (messages/said-zh-cn.ts). */
export interface Managed {
  readonly values: Readonly<Partial<Pick<Settings, ManagedKey>>>;
  readonly problems: readonly Said[];
  /** The preset offered first to who has not chosen one yet: it may be changed. */
  readonly suggested?: PresetId;
  /** The key the unit's server must sign packs and forms with: the first 16 to 64 digits of its name, as `signing-key` prints it. */
  readonly signingKey?: string;
  /** Who fixed a setting and why, where the unit's server did; the browser's policy names nobody. */
  readonly reasons?: Readonly<Partial<Record<ManagedKey, Reason>>>;
}

export type Reason = Pick<Fixed, 'unit' | 'by' | 'because'>;

export const unmanaged: Managed = { values: {}, problems: [] };

/**
 * Reads what the browser's managed storage holds (a policy written by hand). One bad entry never takes the others with it.
 * @param raw object of policy names and values; anything else counts as no policy
 */
export function readManaged(raw: unknown): Managed {
  if (typeof raw !== 'object' || raw === null) return unmanaged;
  const values: Partial<Record<ManagedKey, unknown>> = {};
  const problems: Said[] = [];
  let suggested: PresetId | null = null;
  let signingKey: string | null = null;
  for (const [key, value] of Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (key === 'suggestedPreset') {
      const preset = presetSchema.safeParse(value);
      if (preset.success) suggested = preset.data;
      else problems.push(wrong(key, 'preset'));
      continue;
    }
    if (key === 'signingKey') {
      const digits = signingKeySchema.safeParse(value);
      if (digits.success) signingKey = digits.data;
      else problems.push(['said.managed.wrong', key, ['said.managed.signingKey']]);
      continue;
    }
    const known = managedKeys.find((each) => each === key);
    if (!known) {
      problems.push(['said.managed.unknown', key.slice(0, 40)]);
      continue;
    }
    const parsed = readers[known].safeParse(value);
    if (parsed.success) values[known] = parsed.data;
    else problems.push(wrong(known, known));
  }
  return { values: values as Managed['values'], problems, ...(suggested ? { suggested } : {}), ...(signingKey ? { signingKey } : {}) };
}

/** The browser's policy with what the unit's server fixes beside it. What the policy fixes the server does not. */
export function withProfile(policy: Managed, fixed: readonly Fixed[]): Managed {
  const taken = new Set<ManagedKey>(lockedKeys(policy));
  const values: Record<string, unknown> = { ...policy.values };
  const reasons: Partial<Record<ManagedKey, Reason>> = {};
  for (const { values: own, unit, by, because } of fixed) {
    const keys = managedKeys.filter((key) => key in own && !taken.has(key));
    for (const key of keys) values[key] = own[key as keyof typeof own];
    // A fixed preset fixes what it stands for, except what its own unit fixes otherwise or is taken already.
    const preset = keys.includes('preset') && own.preset ? presets[own.preset] : null;
    for (const key of preset ? presetKeys.filter((each) => !taken.has(each) && !(each in own)) : []) {
      values[key] = preset?.[key];
      keys.push(key);
    }
    for (const key of keys) {
      taken.add(key);
      reasons[key] = { unit, by, because };
    }
  }
  return { ...policy, values: values as Managed['values'], reasons };
}

/** The settings as they hold here: the policy's values before the person's. */
export function underManaged(settings: Settings, { values }: Managed): Settings {
  return { ...settings, ...(values.preset ? presets[values.preset] : {}), ...values };
}

/** What may be stored of changed settings: where the policy decides, the person's own earlier choice stays for later. */
export function besideManaged(next: Settings, own: Settings, { values }: Managed): Settings {
  const kept = Object.fromEntries(lockedKeys({ values, problems: [] }).map((key) => [key, own[key]]));
  return { ...next, ...kept };
}

export function lockedKeys({ values }: Managed): readonly ManagedKey[] {
  // A fixed preset fixes what it stands for.
  return managedKeys.filter((key) => key in values || (values.preset && (presetKeys as readonly string[]).includes(key)));
}

/** Written with or without spaces, as people copy it. */
const signingKeySchema = z.pipe(z.pipe(z.string().check(z.maxLength(200)), z.transform((text) => text.replace(/\s+/g, '').toLowerCase())), z.string().check(z.regex(/^[0-9a-f]{16,64}$/)));
const shape = settingsSchema.shape;
const address = z.pipe(z.string().check(z.maxLength(500), z.refine((text) => /^https?:\/\//.test(text) && URL.canParse(text))), z.transform((text) => new URL(text).origin));
/** `host` or `host 说明`: policies hold plain lines of text more easily than objects. */
const hostLine = z.pipe(z.string(), z.transform((line) => {
  const [host = '', ...why] = line.trim().split(/\s+/);
  return { host: host.toLowerCase(), why: why.join(' ') };
}));

const readers: { readonly [Key in ManagedKey]: z.ZodMiniType<unknown> } = {
  server: z.union([address, z.null()]), automatic: shape.automatic, automaticLinks: shape.automaticLinks,
  rubric: z.string().check(z.regex(/^[a-z0-9-]{1,60}@\d{1,6}$/)), language: shape.language,
  preset: presetSchema, showHints: shape.showHints, showScore: shape.showScore, uploadPictures: shape.uploadPictures,
  trustedHosts: z.pipe(z.array(hostLine).check(z.maxLength(300)), z.array(trustedHostSchema)),
  struckHosts: z.pipe(z.array(hostLine).check(z.maxLength(300)), z.array(struckHostSchema)),
};

/** What is expected instead: each setting has a sentence of its own. */
function wrong(written: string, key: ManagedKey): Said {
  return ['said.managed.wrong', written, [key === 'automaticLinks' || key === 'showHints' || key === 'showScore' || key === 'uploadPictures' ? 'said.managed.automatic' : `said.managed.${key}`]];
}
