import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyOldDataFolder } from '../../test-support/workshop/old-data-folder.ts';
import { dashboardLists, recordStates, revisionCauses } from '../model/api/records.ts';
import { usageKinds } from '../model/api/usage.ts';
import { usageMigrations } from '../usage/counts.ts';
import {
  accountsMigrations,
  auditMigrations,
  draftMigrations,
  workshopMigrations,
} from '../workshop/migrations/steps.ts';
import { openReadable, openWritable, type WritableDb } from './connection.ts';
import { migrate } from './migrations.ts';

/** Protects: a museum's database has the schema that the program expects. */
const project = new URL('../../', import.meta.url);
const dataFolder = copyOldDataFolder();
afterAll(() => rmSync(dataFolder, { recursive: true }));

interface Released {
  steps: readonly string[];
  folder: string;
  /** Made by the program of a8925e4, at version 1. */
  fixture: string;
  /** SHA-256 of each step that was released, in order. */
  golden: string[];
}

const databases: Record<string, Released> = {
  workshop: {
    steps: workshopMigrations,
    folder: 'db/workshop/migrations/workshop',
    fixture: 'workshop/workshop.db',
    golden: [
      'bc5bad61de7791008d385fff73e0447a2bb6b396cf483e5200d4b535cab5b64b',
      'bfb2606f2376ff1eb84b22409412ea6f6ab77327a8a43b5bb0373eaf6adad122',
      '07f90e10b94ac78839d389e1d55516b3802af75966b95947555a62f9a0f69267',
      'cbc620bc719fb9030c18f30b9473be3bc283d65c037779bf247c68ccb9030b54',
      '429a6413aa503da80ab1acb4d6c80fd3932a437945db0d56cb6f3a116f6f12ad',
      '378376f7ddfa2f2be3be4ab1f4d93dd935b1eee2e42329885b17b5922f4ebd38',
    ],
  },
  drafts: {
    steps: draftMigrations,
    folder: 'db/workshop/migrations/drafts',
    fixture: 'workshop/drafts.db',
    golden: [
      'a975bcc00d7c019f200b5a3748e42563a00e76a39e599b8e30d04b807a802c89',
      'b87beaa74d9a7d243deed81ee93319b579a699d4cc97dba9cdf8d53a4065a8ca',
    ],
  },
  accounts: {
    steps: accountsMigrations,
    folder: 'db/workshop/migrations/accounts',
    fixture: 'workshop/accounts.db',
    golden: [
      '21221dcf578b463cfe6052a96b99d7860c7a99646d9d69fa53b995c86d28809d',
      '1527c6449f900f3afc33389302486e80feb71e22087217e30faebc4a455e9012',
      '5932906396c6faef4e6f28782eb95ec1a1d348e65efc9ccda284420379a86f20',
    ],
  },
  audit: {
    steps: auditMigrations,
    folder: 'db/workshop/migrations/audit',
    fixture: 'workshop/audit.db',
    golden: ['83520883056d4053714ad7f313de42232e0e35ba1574afe01cdc2c7683df26fd'],
  },
  usage: {
    steps: usageMigrations,
    folder: 'db/usage/migrations',
    fixture: 'usage/usage.db',
    golden: ['ec2c70d9be3db461013ddbf53c64f423b7304da14179ff1aae72be05f4fb1015'],
  },
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const schemaOf = (db: Pick<WritableDb, 'prepare'>) =>
  db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid').all();

function created(steps: readonly string[]): WritableDb {
  const db = openWritable(':memory:');
  migrate(db, { steps });
  return db;
}

describe.each(Object.entries(databases))('the migrations of %s', (_, { steps, folder, fixture, golden }) => {
  it('have the text that was released', () => {
    for (const [index, hash] of golden.entries())
      expect(sha256(steps[index] ?? ''), 'a released migration must not change; add a new step').toBe(hash);
    expect(steps.length, 'add the SHA-256 of the new step to this test').toBe(golden.length);
  });

  it('are one literal string in each numbered file', () => {
    const files = readdirSync(new URL(folder, project)).sort();
    expect(files).toHaveLength(steps.length);
    for (const [index, name] of files.entries()) {
      expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z-]+\\.ts$`));
      const text = readFileSync(new URL(`${folder}/${name}`, project), 'utf8');
      const [, literal] = /^(?:\/\*\*.*?\*\/\n)?export const sql = `([^`\\]*)`;\n$/s.exec(text) ?? [];
      expect(literal, name).toBe(steps[index]);
      expect(literal, name).not.toContain('${');
    }
  });

  it('create in step 1 what the program of a8925e4 created', () => {
    const db = openReadable(join(dataFolder, fixture));
    const first = created(steps.slice(0, 1));
    expect(schemaOf(first)).toEqual(schemaOf(db));
    first.close();
    db.close();
  });
});

/** Columns whose CHECK lists words, as `table.column` with the words. */
function checkedWords(steps: readonly string[]): Record<string, string[]> {
  const db = created(steps);
  const tables = db.prepare<[], { name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'table'`,
  );
  const found: Record<string, string[]> = {};
  for (const { name, sql } of tables.all())
    for (const [, column, words = ''] of sql.matchAll(/CHECK \((\w+) IN \(('[^)]*')\)\)/g))
      found[`${name}.${column}`] = words.split(', ').map((word) => word.slice(1, -1));
  db.close();
  return found;
}

describe('the newest schema accepts every word of the vocabulary (a new word needs a new step)', () => {
  it('in workshop.db', () => {
    expect(checkedWords(workshopMigrations)).toEqual({
      'batch.cause': [...revisionCauses],
      'record.state': [...recordStates],
      'revision.cause': [...revisionCauses],
      'listed.list': [...dashboardLists],
    });
  });

  it('in drafts.db', () => expect(checkedWords(draftMigrations)).toEqual({}));

  it('in usage.db', () => expect(checkedWords(usageMigrations)).toEqual({ 'usage.kind': [...usageKinds] }));
});
