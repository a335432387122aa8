import { type Entity, type FindingStatus, recordSchemas } from '../../contract/record.ts';
import { rulingBar } from '../../contract/review-rights.ts';
import type { RubricRecord } from '../../contract/rubric.ts';
import type { Op, OpResult, Role } from '../../contract/sync.ts';
import type { StoredRecord } from '../repo/records.ts';
import { canonical } from './canonical.ts';
import { canonicalId, type Desk, newRecord, put } from './desk.ts';
import { digest, sha256Hex } from '../ids.ts';
import { createItem, judgeStep, judgeVerification } from './judge-item.ts';
import { mergeEdit, mergeSites } from './merge.ts';
import { conflict, refuse } from './verdicts.ts';

/** Who may send what: inspectors and editors; readers and administrators send nothing (backend 5.4). */
const senders: readonly Role[] = ['inspector', 'editor'];

/** The fields an edit may touch. What is not here can only be created. */
const editable: { readonly [kind in Entity]: readonly string[] } = {
  site: ['name', 'code', 'kind', 'pageTypes'],
  inspection: ['rubric', 'closedAt', 'homeIsNavigationOnly', 'period', 'people', 'sample', 'linksOncePer', 'secondLevelPages'],
  finding: ['note', 'category', 'inspectionId', 'pageType', 'pageTitle'],
  column: ['name', 'url', 'kind', 'state', 'because'],
  visit: [], decision: [], reading: [], answer: [], pack: ['state'], rubric: ['state'], final: [], rectification: [], step: [], verification: [],
};

/** The fields by which one record names another it builds on. */
const references = ['siteId', 'inspectionId', 'visitId', 'findingId', 'supersedes', 'edition', 'follows', 'itemId', 'reopens'] as const;

/** Fields that name a record which need not be there: the signature under a shift has the shift's id. */
const mayExist = ['shiftId'] as const;

/** The ids of other records that an operation names. */
export function referencesOf(op: Op): readonly string[] {
  const places = op.entity === 'rectification' && Array.isArray(op.fields['pages']) ? op.fields['pages'] as readonly { readonly findingId?: unknown }[] : [];
  return [...[...references, ...mayExist].map(name => op.fields[name]), ...places.map(place => place?.findingId)].filter(value => typeof value === 'string');
}

/** Judges one operation on the desk and takes its effect there. Order of the questions: may they, is it well formed, does it still fit. */
export function judge(op: Op, desk: Desk): OpResult {
  const result = op.kind === 'create' ? judgeCreate(op, desk) : judgeUpdate(op, desk);
  if (result.st !== 'ok') desk.failed.set(op.id, result.st);
  return result;
}

function judgeCreate(op: Op, desk: Desk): OpResult {
  const { sender, records } = desk;
  if (!senders.some(role => sender.roles.includes(role))) return refuse(op.opId, 'denied', 'role');
  if (op.base !== null || op.was !== null) return refuse(op.opId, 'invalid', 'shape');
  const parsed = recordSchemas[op.entity].safeParse(op.fields);
  if (!parsed.success) return refuse(op.opId, 'invalid', 'schema');
  if (op.fields['id'] !== op.id) return refuse(op.opId, 'invalid', 'id_mismatch');
  const foreign = rulesOfOthers(op, desk);
  if (foreign) return foreign;

  const createHash = digest(canonical(op.fields));
  const existing = records.get(op.id);
  if (existing) return judgeRepeatedCreate(op, desk, existing, createHash);
  const missing = missingReference(op, desk);
  if (missing) return missing;

  const data: Record<string, unknown> = { ...op.fields };
  for (const name of references) if (typeof data[name] === 'string') data[name] = canonicalId(desk, data[name]);
  if (op.entity === 'decision') return judgeDecision(op, desk, data, createHash);
  if (op.entity === 'site') return createSite(op, desk, data, createHash);
  if (op.entity === 'rubric') return createRubric(op, desk, data, createHash);
  if (op.entity === 'rectification') return createItem(op, desk, data, createHash);
  if (op.entity === 'step') return judgeStep(op, desk, data, createHash);
  if (op.entity === 'verification') return judgeVerification(op, desk, data, createHash);
  if (op.entity === 'finding' && data['status'] !== 'pending') return refuse(op.opId, 'invalid', 'not_pending');
  if (op.entity === 'finding' || op.entity === 'reading' || op.entity === 'answer' || op.entity === 'pack' || op.entity === 'column') data['by'] = sender.name;
  // A shift that was signed takes no more lines and no second signature.
  if (op.entity === 'reading' && records.has(String(data['shiftId']))) return refuse(op.opId, 'denied', 'signed');
  if (op.entity === 'final') return judgeFinal(op, desk, data, createHash);
  // A sheet that was closed does not change any more, whoever was offline when it was.
  if (op.entity === 'answer' && isFixed(records.get(String(data['inspectionId'])))) return refuse(op.opId, 'denied', 'closed');
  // What the server alone says of an inspection cannot be brought along.
  if (op.entity === 'inspection') delete data['final'];
  put(desk, newRecord(op, desk, data, createHash));
  return { opId: op.opId, st: 'ok', rev: 1 };
}

/** The same record again, under another operation id (its ledger line is gone, or an outbox was imported): harmless when it says the same. */
function judgeRepeatedCreate(op: Op, desk: Desk, existing: StoredRecord, createHash: string): OpResult {
  if (existing.stream !== desk.sender.stream || existing.entity !== op.entity) return refuse(op.opId, 'invalid', 'id_taken');
  if (existing.authorId !== desk.sender.userId || existing.createHash !== createHash) return conflict(op.opId, 'exists', existing, null);
  return existing.mergedInto === null ? { opId: op.opId, st: 'ok', rev: existing.rev } : mergedAnswer(op, desk, existing.mergedInto);
}

/** The sheet of an inspection cannot change: it is 定稿, or was ended and never reopened. */
function isFixed(inspection: StoredRecord | undefined): boolean {
  const final = inspection?.data['final'] as { readonly locked: boolean } | null | undefined;
  return final ? final.locked : inspection?.data['closedAt'] !== null;
}

/** 定稿 and reopening, compare-and-set on the inspection's newest step: of two people who take the same step the first wins, the second is shown it. */
function judgeFinal(op: Op, desk: Desk, data: Record<string, unknown>, createHash: string): OpResult {
  const { sender, records } = desk;
  const inspection = records.get(String(data['inspectionId']));
  if (inspection?.entity !== 'inspection') return refuse(op.opId, 'deferred', 'builds_on_missing');
  if (!sender.roles.includes('editor') && inspection.authorId !== sender.userId) return refuse(op.opId, 'denied', 'needs_editor');
  const last = inspection.data['final'] as { readonly id: string; readonly seq: number; readonly locked: boolean } | null | undefined;
  const locks = data['step'] === 'final';
  if (data['seq'] !== (last?.seq ?? 0) + 1 || locks === (last?.locked ?? false)) return conflict(op.opId, 'finalised', inspection, last ? records.get(last.id) ?? null : null);
  data['by'] = sender.name;
  put(desk, newRecord(op, desk, data, createHash));
  put(desk, { ...inspection, rev: inspection.rev + 1, data: { ...inspection.data, final: { id: op.id, seq: data['seq'], locked: locks } } });
  return { opId: op.opId, st: 'ok', rev: 1 };
}

/** So long what was ruled offline may be on its way: as long as the journal a client keeps to send again is worth something. */
const offlineAtMost = 30 * 86_400_000;

/** Whether a ruling only carries out a dismissal that is in force and was made on a finding of the same kind: then it is nobody's new judgement. */
function followed(desk: Desk, finding: StoredRecord, data: Readonly<Record<string, unknown>>): StoredRecord | null {
  const before = desk.records.get(String(data['follows']));
  if (before?.entity !== 'decision' || before.data['ruling'] !== 'dismissed' || data['ruling'] !== 'dismissed' || data['expects'] !== 'pending' || data['reason'] !== before.data['reason']) return null;
  // By the server's clock alone: one whose clock is years behind must not keep it alive for ever. Whoever was offline when it ended is heard.
  if (typeof before.data['until'] === 'number' && before.data['until'] < desk.now - offlineAtMost) return null;
  const of = desk.records.get(String(before.data['findingId']));
  const same = of?.entity === 'finding' && of.data['status'] === 'dismissed' && of.data['check'] === finding.data['check'] && of.data['code'] === finding.data['code'] && of.data['verdict'] === finding.data['verdict'];
  return same && (before.data['scope'] === 'address' || of.data['siteId'] === finding.data['siteId']) ? before : null;
}

/** Compare-and-set on the finding's status: of two rulings on the same state the first wins, the second is shown it. */
function judgeDecision(op: Op, desk: Desk, data: Record<string, unknown>, createHash: string): OpResult {
  const { sender, records } = desk;
  const finding = records.get(String(data['findingId']));
  if (finding?.entity !== 'finding') return refuse(op.opId, 'deferred', 'builds_on_missing');
  const ruling = finding.decisionId === null ? null : records.get(finding.decisionId) ?? null;
  const before = typeof data['follows'] === 'string' ? followed(desk, finding, data) : null;
  if (typeof data['follows'] === 'string' && !before) return refuse(op.opId, 'denied', 'not_in_force');
  if (locked(desk, finding)) return refuse(op.opId, 'denied', 'finalised');
  const last = ruling === null ? 'nobody' : ruling.authorId === sender.userId ? 'self' : 'other';
  const bar = before ? null : rulingBar({ roles: sender.roles, ownReview: sender.policies.ownReview }, { own: finding.authorId === sender.userId, last, ruling: data['ruling'] as FindingStatus });
  if (bar === 'own_review') return refuse(op.opId, 'denied', bar);
  if (finding.data['status'] !== data['expects']) return conflict(op.opId, 'decided', finding, ruling);
  if (bar) return refuse(op.opId, 'denied', bar);

  data['by'] = before ? before.data['by'] : sender.name;
  put(desk, newRecord(op, desk, data, createHash));
  const status = data['ruling'] as FindingStatus;
  put(desk, { ...finding, rev: finding.rev + 1, decisionId: op.id, data: { ...finding.data, status } });
  return { opId: op.opId, st: 'ok', rev: 1 };
}

/** Whether a finding belongs to an inspection that is 定稿. */
function locked(desk: Desk, finding: StoredRecord): boolean {
  const inspection = desk.records.get(String(finding.data['inspectionId']));
  return (inspection?.data['final'] as { readonly locked: boolean } | null | undefined)?.locked === true;
}

/** Rules and forms hold for everybody in the unit: who reviews decides on them, whoever brought them in. */
function rulesOfOthers(op: Op, { sender }: Desk): OpResult | null {
  if (sender.roles.includes('editor')) return null;
  if (op.entity === 'pack') return refuse(op.opId, 'denied', 'pack_editor');
  return op.entity === 'rubric' ? refuse(op.opId, 'denied', 'rubric_editor') : null;
}

/** One id and version of a form is one content for ever in a unit, also after it was taken away: sheets were computed by it. */
function createRubric(op: Op, desk: Desk, data: Record<string, unknown>, createHash: string): OpResult {
  const { pack, sha256 } = data as unknown as RubricRecord;
  if (sha256Hex(canonical(pack)) !== sha256) return refuse(op.opId, 'invalid', 'rubric_hash');
  const name = `${pack.id}@${pack.version}`;
  if (desk.rubricByName.has(name)) return refuse(op.opId, 'denied', 'rubric_exists');
  desk.rubricByName.set(name, op.id);
  put(desk, newRecord(op, desk, { ...data, by: desk.sender.name }, createHash));
  return { opId: op.opId, st: 'ok', rev: 1 };
}

function createSite(op: Op, desk: Desk, data: Record<string, unknown>, createHash: string): OpResult {
  const host = String(data['host']);
  // It has a column of its own, and not every engine can store a NUL in one.
  if (/\p{C}/u.test(host)) return refuse(op.opId, 'invalid', 'schema');
  const keptId = desk.siteByHost.get(host);
  const kept = keptId === undefined ? undefined : desk.records.get(keptId);
  if (!kept) {
    desk.siteByHost.set(host, op.id);
    put(desk, newRecord(op, desk, data, createHash));
    return { opId: op.opId, st: 'ok', rev: 1 };
  }
  const merged = mergeSites(kept.data, data);
  if (canonical(merged) !== canonical(kept.data)) put(desk, { ...kept, rev: kept.rev + 1, data: merged });
  put(desk, { ...newRecord(op, desk, { mergedInto: kept.id }, createHash), del: true, mergedInto: kept.id, host: null });
  return mergedAnswer(op, desk, kept.id);
}

function mergedAnswer(op: Op, desk: Desk, keptId: string): OpResult {
  const kept = desk.records.get(keptId);
  if (!kept) return refuse(op.opId, 'deferred', 'builds_on_missing');
  return { opId: op.opId, st: 'ok', rev: kept.rev, code: 'merged', current: { rev: kept.rev, data: kept.data, decision: null } };
}

function judgeUpdate(op: Op, desk: Desk): OpResult {
  const { sender, records } = desk;
  if (!senders.some(role => sender.roles.includes(role))) return refuse(op.opId, 'denied', 'role');
  if (op.base === null) return refuse(op.opId, 'invalid', 'shape');
  const foreign = rulesOfOthers(op, desk);
  if (foreign) return foreign;
  const names = Object.keys(op.fields);
  if (editable[op.entity].length === 0) return refuse(op.opId, 'invalid', 'append_only');
  if (names.length === 0 || !names.every(name => editable[op.entity].includes(name))) return refuse(op.opId, 'invalid', 'field');
  if (op.was !== null && !names.every(name => Object.hasOwn(op.was ?? {}, name))) return refuse(op.opId, 'invalid', 'shape');

  const record = records.get(canonicalId(desk, op.id));
  if (!record || record.entity !== op.entity || record.stream !== sender.stream) return refuse(op.opId, 'deferred', desk.failed.has(op.id) ? 'builds_on_refused' : 'builds_on_missing');
  const ruling = record.decisionId === null ? null : records.get(record.decisionId) ?? null;
  // Two edits made offline one upon the other stand or fall together.
  if (desk.failed.get(op.id) === 'conflict') return conflict(op.opId, 'earlier_conflict', record, ruling);
  if (desk.failed.has(op.id)) return refuse(op.opId, 'deferred', 'builds_on_refused');
  const locked = lockedFor(op, desk, record, ruling);
  if (locked) return locked;
  if (op.base > record.rev) return refuse(op.opId, 'deferred', 'builds_on_missing');
  if (op.base < record.rev && op.was === null) return conflict(op.opId, 'changed', record, ruling);

  const merged = mergeEdit(record.data, op.was ?? record.data, op.fields);
  if (!merged) return conflict(op.opId, 'changed', record, ruling);
  if (!recordSchemas[op.entity].safeParse(merged).success) return refuse(op.opId, 'invalid', 'schema');
  const missing = missingReference(op, desk);
  if (missing) return missing;
  put(desk, { ...record, rev: record.rev + 1, data: merged });
  return op.base === record.rev ? { opId: op.opId, st: 'ok', rev: record.rev + 1 } : { opId: op.opId, st: 'ok', rev: record.rev + 1, code: 'merged' };
}

/** Sites and their columns are everybody's; inspections belong to their owner and are closed once; a finding is its author's until somebody else has ruled on it. */
function lockedFor(op: Op, desk: Desk, record: StoredRecord, ruling: StoredRecord | null): OpResult | null {
  const own = record.authorId === desk.sender.userId;
  if (op.entity === 'site' || op.entity === 'pack' || op.entity === 'rubric' || op.entity === 'column') return null;
  if (!own) return refuse(op.opId, 'denied', 'not_author');
  if (op.entity === 'inspection' && record.data['closedAt'] !== null) return conflict(op.opId, 'closed', record, null);
  if (op.entity === 'finding' && ruling !== null && ruling.authorId !== desk.sender.userId) return conflict(op.opId, 'reviewed', record, ruling);
  return null;
}

function missingReference(op: Op, desk: Desk): OpResult | null {
  for (const name of references) {
    const id = op.fields[name];
    // The first part of a pack is the edition the others name.
    if (typeof id !== 'string' || id === op.id) continue;
    const target = desk.records.get(canonicalId(desk, id));
    if (target && target.stream === desk.sender.stream) continue;
    return refuse(op.opId, 'deferred', desk.failed.has(id) ? 'builds_on_refused' : 'builds_on_missing');
  }
  return null;
}
