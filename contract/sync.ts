import * as z from 'zod/mini';

/** Version of the wire contract. The server takes this one and the two before it. */
export const contractVersion = 1;

const entity = z.enum(['site', 'inspection', 'visit', 'finding', 'decision', 'reading', 'answer', 'pack', 'rubric', 'final', 'rectification', 'step', 'verification', 'column']);
const id = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));

/**
 * One change, made once and sent until it is answered.
 * `create`: `fields` is the whole record, `base` null.
 * `update`: `fields` holds only the changed fields, `was` their values when the change was made, `base` the revision it was made on.
 * A decision is a `create` of entity `decision`; the server moves the finding in the same transaction (compare-and-set on `expects`).
 */
export const opSchema = z.strictObject({
  opId: id,
  /** Per device, from 1, without gaps: the server can say "device made N, received N". */
  seq: z.int().check(z.positive()),
  entity, id,
  kind: z.enum(['create', 'update']),
  base: z.nullable(z.int()),
  /** Epoch ms by the client's clock: a claim, never used for order. */
  at: z.int(),
  fields: z.record(z.string(), z.unknown()),
  was: z.nullable(z.record(z.string(), z.unknown())),
});
export type Op = z.infer<typeof opSchema>;

export const pushLimits = { ops: 100, bytes: 1024 * 1024 } as const;

export const pushRequestSchema = z.strictObject({
  deviceId: id, s: z.int(), ops: z.array(opSchema).check(z.minLength(1), z.maxLength(pushLimits.ops)),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

/**
 * `current` of a conflict. `data` is the server's version of the record (for a decision: of the finding).
 * `decision` is the ruling that won, with the name of its maker and when the server took it (epoch ms); null where none was made.
 */
export const conflictSchema = z.strictObject({
  rev: z.int(), data: z.record(z.string(), z.unknown()),
  decision: z.nullable(z.strictObject({ data: z.record(z.string(), z.unknown()), byName: z.string(), receivedAt: z.int() })),
});
export type Conflict = z.infer<typeof conflictSchema>;

/**
 * Rules of the server a client must know (backend 2.7):
 * 整改 items: the server gives number, due day and times; a `step` and a `verification` are creates that move their item in the same
 * transaction, a step by compare-and-set on `expects` and `round`; an item that reopens one that was reopened already is merged like a site.
 * a finding is created `pending`, its status moves only by a decision; `by` of decisions, readings, answers, packs and forms is replaced by the name signed in;
 * a site created for a host that exists already is merged: `ok`, code `merged`, `current.data.id` is the id to use. The server takes the
 * old id for the new one for ever, and sends the old one as a deleted row whose data is `{mergedInto: <id>}`.
 * `deferred`: something it builds on (an earlier op of this batch) was not taken; send it again later. With the code `step_up` nothing is
 * missing but who closes: sign in again (`/authorize?…&prompt=login`), then send it once more. A client that does not know the code goes on asking. */
export const opResultSchema = z.strictObject({
  opId: id,
  st: z.enum(['ok', 'conflict', 'denied', 'invalid', 'deferred']),
  rev: z.optional(z.int()),
  /** The server's version of the record, for `conflict`: `{rev, data}` and, for a decision, the ruling that won. */
  current: z.optional(z.unknown()),
  /** Why, as a stable code (`role`, `reviewed`, `exists`, `merged` …); absent for a plain `ok`. */
  code: z.optional(z.string()),
  /** Why, in Chinese, for people; absent for `ok`. */
  message: z.optional(z.string()),
});
export type OpResult = z.infer<typeof opResultSchema>;

/** `stream`: the unit in whose name the server took these ops. */
export const pushResponseSchema = z.strictObject({ epoch: z.string(), serverTime: z.int(), stream: z.optional(z.string()), results: z.array(opResultSchema) });
export type PushResponse = z.infer<typeof pushResponseSchema>;

export const pullRowSchema = z.strictObject({
  stream: z.string(), v: z.int(), entity, id, rev: z.int(), del: z.boolean(), data: z.record(z.string(), z.unknown()),
});
export type PullRow = z.infer<typeof pullRowSchema>;

/**
 * `next` is the cursor `stream:v:id:scope,…`, to be sent back unread as `c` with the next pull (first pull: no `c`).
 * Streams in `reset` are dropped, unsent ops kept; the rows of this same answer are their first ones anew. Rows come in order of (v, id).
 */
export const pullResponseSchema = z.strictObject({
  epoch: z.string(), rows: z.array(pullRowSchema), next: z.string(), more: z.boolean(), reset: z.array(z.string()),
});
export type PullResponse = z.infer<typeof pullResponseSchema>;

/** 查看、检查、审核、系统管理、审计 are separate (国办发〔2017〕47号 七、安全防护): one person holds one of them. */
export const roles = ['reader', 'inspector', 'editor', 'administrator', 'auditor'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Who is signed in, as the server says: answered by GET /v1/me. */
export const meSchema = z.strictObject({
  userId: z.string(), name: z.string(), role: roleSchema, tenant: z.string(), org: z.string(), stream: z.string(), epoch: z.string(),
});
export type Me = z.infer<typeof meSchema>;

/** Every refusal of the server has this body. `message` is Chinese, for people. */
export const errorSchema = z.strictObject({ error: z.string(), message: z.string() });
