/**
 * The tables, as Kysely sees them. Times are epoch ms, flags are 0 or 1, JSON is text; ids and times always come from Node.
 * Every table but the three of the installation has `tenant_id` first in its primary key (backend 4.4).
 */
export interface Database {
  schema_version: { version: number; step: number; name: string; applied_at: number };
  schema_lock: { id: number; holder: string | null; until: number };
  /** `epoch` (renewed by restore), and the probe row of /readyz. */
  installation: { name: string; value: string };
  tenants: { tenant_id: string; name: string; created_at: number };
  organisations: {
    tenant_id: string; org_id: string; org_path: string; name: string; settings: string; rev: number; created_at: number;
    parent_id: string | null; level: string | null; merged_into: string | null;
  };
  users: {
    tenant_id: string; user_id: string; login: string; name: string; role: string; org_id: string; org_path: string; credential: string;
    scope_epoch: number; disabled: number; created_at: number; former_orgs: string | null; password_at: number | null;
    /** The last sign-in. */
    last_seen_at: number | null;
  };
  invitations: {
    tenant_id: string; secret_hash: string; kind: 'setup' | 'invite' | 'reset'; role: string; org_id: string; created_by: string | null;
    created_at: number; expires_at: number; used_at: number | null; used_by: string | null;
    /** Whose password a `reset` link is for. */
    user_id: string | null;
  };
  devices: { tenant_id: string; device_id: string; user_id: string; created_at: number; last_seen_at: number | null; revoked_at: number | null; revoked_for: string | null };
  sessions: {
    tenant_id: string; session_id: string; user_id: string; device_id: string | null; kind: 'extension' | 'browser'; aal: number;
    generation: number; created_at: number; last_used_at: number; expires_at: number; ended_at: number | null; proved_at: number | null;
  };
  tokens: { tenant_id: string; token_hash: string; session_id: string; generation: number; superseded: number; created_at: number };
  auth_codes: {
    tenant_id: string; code_hash: string; user_id: string; challenge: string; redirect_uri: string; expires_at: number;
    used_at: number | null; session_id: string | null; aal: number | null;
  };
  /** Failed sign-ins by account and by address (hashed) in the window that ends at `ends_at`. */
  attempts: { tenant_id: string; key_hash: string; ends_at: number; count: number };
  /** Second factors: `secret` is sealed with the key of the installation. */
  factors: { tenant_id: string; user_id: string; secret: string; last_step: number; confirmed_at: number | null; created_at: number };
  recovery_codes: { tenant_id: string; code_hash: string; user_id: string; used_at: number | null };
  /** Who at the unit's sign-in service is which person. */
  identities: { tenant_id: string; issuer: string; subject: string; user_id: string; created_at: number };
  /** Sign-ins on their way through it: `kept` is sealed with the key of the installation. */
  oidc_logins: { tenant_id: string; state_hash: string; browser_hash: string; kept: string; stage: string; expires_at: number };
  /** `counter` is the newest an answer carried; one that went back was copied and is suspended. `transports` is a JSON list. */
  passkeys: {
    tenant_id: string; credential_id: string; user_id: string; public_key: string; counter: number; transports: string; name: string;
    created_at: number; last_used_at: number | null; suspended_at: number | null;
  };
  /** Challenges that were answered, until they would have expired. */
  passkey_uses: { tenant_id: string; challenge_hash: string; expires_at: number };
  /** Keys packs are signed with, numbered from 1; the last one signs. `secret` is sealed with the key of the installation, null when it signs no more. */
  signing_keys: {
    tenant_id: string; number: number; key_id: string; public_key: string; secret: string | null; made_at: number;
    /** The key before, and its signature of this one. */
    vouched_by: string | null; voucher: string | null;
  };
  /** Of packs and forms, each as it stands at `rev`. */
  signatures: { tenant_id: string; record_id: string; unit: string; rev: number; signed_by: string; signed_at: number; key_id: string; signature: string };
  stream_clock: { tenant_id: string; stream: string; v: number };
  records: {
    tenant_id: string; id: string; stream: string; entity: string; rev: number; v: number; del: number;
    author_id: string; decision_id: string | null; merged_into: string | null; create_hash: string; data: string; received_at: number; host: string | null;
    item_id: string | null; state: string | null; due_on: string | null;
    /** The inspection or site it is looked up by (db/belongs-to); null: a server of the version before, beside this one during an upgrade, does not know the column. */
    belongs_to: string | null;
  };
  /** What proves findings, in words; `picture` is the SHA-256 of its picture, `v` the clock value it came under. */
  evidence: {
    tenant_id: string; id: string; stream: string; v: number; finding_id: string; picture: string | null; sent_by: string; sent_name: string; received_at: number; hash: string; data: string;
  };
  /** Pictures, each tied to a finding. `content` is base64; `digest` of the bytes names its algorithm (CRYPTO_PROFILE). */
  blobs: { tenant_id: string; finding_id: string; sha256: string; mime: string; bytes: number; digest: string; received_at: number; content: string };
  /** The last 登记编号 given in a year. */
  item_numbers: { tenant_id: string; year: number; last: number };
  ledger: {
    tenant_id: string; op_id: string; stream: string; device_id: string; seq: number; user_id: string; op_hash: string; result: string; received_at: number;
  };
  /** `algorithm` is the hash the chain goes on with; SHA-256 where none is named. */
  audit_head: { tenant_id: string; seq: number; hash: string; algorithm: string | null };
  audit: {
    tenant_id: string; seq: number; at: number; actor: string; device: string; address: string; action: string; target: string;
    before_digest: string; after_digest: string; result: string; prev: string; hash: string;
  };
}
