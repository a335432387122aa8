import * as z from 'zod/mini';
import type { Actor } from '../context.ts';

/** What a browser is handed, as JSON; byte strings are base64url. */
export type WebAuthnOptions = Readonly<Record<string, unknown>>;

const bytes = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,6000}$/));
const credential = { id: bytes, rawId: bytes, type: z.literal('public-key'), clientExtensionResults: z.strictObject({}) };
const transport = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

const addSchema = z.strictObject({ ...credential, response: z.strictObject({ clientDataJSON: bytes, attestationObject: bytes, transports: z.array(transport).check(z.maxLength(7)) }) });
const getSchema = z.strictObject({ ...credential, response: z.strictObject({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, /** Empty where the device keeps none. */ userHandle: z.string().check(z.regex(/^[A-Za-z0-9_-]{0,100}$/)) }) });
export type AddAnswer = z.infer<typeof addSchema>;
export type GetAnswer = z.infer<typeof getSchema>;

export function readAnswer(text: string, kind: 'add'): AddAnswer | null;
export function readAnswer(text: string, kind: 'get'): GetAnswer | null;
/** What a browser answered. @returns null for anything that has not its shape */
export function readAnswer(text: string, kind: 'add' | 'get'): AddAnswer | GetAnswer | null {
  try {
    return (kind === 'add' ? addSchema : getSchema).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Tenant and person in the 32 bytes a device keeps beside the key, so that a sign-in without a name finds its tenant. */
export function handleOf({ tenant, userId }: Pick<Actor, 'tenant' | 'userId'>): string {
  return Buffer.from((tenant + userId).replaceAll('-', ''), 'hex').toString('base64url');
}

/** @returns whose key answered, by its own word; null when it says nothing of the kind */
export function ownerOf({ response }: GetAnswer): { readonly tenant: string; readonly userId: string } | null {
  const hex = Buffer.from(response.userHandle, 'base64url').toString('hex');
  return hex.length === 64 ? { tenant: uuidOf(hex.slice(0, 32)), userId: uuidOf(hex.slice(32)) } : null;
}

function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
