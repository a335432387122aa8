import type { Migration } from '../migrate.ts';

/** Version 19: what proves findings, in words, and its pictures as base64 text (docs/decisions/evidence-pictures.md). */
export default {
  version: 19,
  name: 'evidence',
  steps: [
    `CREATE TABLE evidence (tenant_id TEXT NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, v BIGINT NOT NULL, finding_id TEXT NOT NULL, picture TEXT, sent_by TEXT NOT NULL, sent_name TEXT NOT NULL, received_at BIGINT NOT NULL, hash TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (tenant_id, id))`,
    `CREATE INDEX evidence_pull ON evidence (tenant_id, stream, v, id)`,
    `CREATE INDEX evidence_finding ON evidence (tenant_id, finding_id)`,
    `CREATE INDEX evidence_picture ON evidence (tenant_id, picture)`,
    `CREATE TABLE blobs (tenant_id TEXT NOT NULL, finding_id TEXT NOT NULL, sha256 TEXT NOT NULL, mime TEXT NOT NULL, bytes BIGINT NOT NULL, digest TEXT NOT NULL, received_at BIGINT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (tenant_id, finding_id, sha256))`,
    `CREATE INDEX blobs_sha256 ON blobs (tenant_id, sha256)`,
  ],
} as const satisfies Migration;
