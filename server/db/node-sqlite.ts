import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const cachedStatements = 500;

/**
 * What Kysely's SqliteDialect needs, over `node:sqlite`.
 * Prepared statements are kept: the same few hundred statements run for ever, and preparing costs more than running.
 */
export function kyselyDriver(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      const statement = text === 'rollback' ? rollbackIfOpen(database) : adapt(database.prepare(text));
      if (statements.size >= cachedStatements) statements.clear();
      statements.set(text, statement);
      return statement;
    },
  };
}

/** On a full disk SQLite has already rolled back by itself; rolling back again would hide the real error behind its own. */
function rollbackIfOpen(database: DatabaseSync): SqliteStatement {
  const statement = adapt(database.prepare('rollback'));
  return { ...statement, run: parameters => database.isTransaction ? statement.run(parameters) : { changes: 0, lastInsertRowid: 0 } };
}

function adapt(statement: StatementSync): SqliteStatement {
  const bound = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: parameters => statement.all(...bound(parameters)),
    run: parameters => statement.run(...bound(parameters)),
    iterate: parameters => statement.iterate(...bound(parameters)),
  };
}
