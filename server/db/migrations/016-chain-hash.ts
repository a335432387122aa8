import type { Migration } from '../migrate.ts';

/** Version 16: with which hash a chain goes on; SHA-256 where nothing stands. */
export default { version: 16, name: 'chain-hash', steps: [`ALTER TABLE audit_head ADD COLUMN algorithm TEXT`] } as const satisfies Migration;
