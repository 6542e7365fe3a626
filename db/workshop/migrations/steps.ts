import { sql as accounts1 } from './accounts/0001-initial.ts';
import { sql as accounts2 } from './accounts/0002-must-change.ts';
import { sql as accounts3 } from './accounts/0003-preferences.ts';
import { sql as audit1 } from './audit/0001-initial.ts';
import { sql as drafts1 } from './drafts/0001-initial.ts';
import { sql as drafts2 } from './drafts/0002-open-kinds.ts';
import { sql as workshop1 } from './workshop/0001-initial.ts';
import { sql as workshop2 } from './workshop/0002-problem-codes.ts';
import { sql as workshop3 } from './workshop/0003-carried-authors.ts';
import { sql as workshop4 } from './workshop/0004-open-kinds.ts';
import { sql as workshop5 } from './workshop/0005-audit-end.ts';
import { sql as workshop6 } from './workshop/0006-comments.ts';

/*
 * Each step is one numbered file with one literal string. It is a .ts file because node, vitest and rolldown all load
 * that without a loader of ours. A released step never changes: db/sqlite/released-migrations.test.ts has its hash.
 */

/** `application_id` of a workshop.db: "ESWK" in ASCII. */
export const workshopId = 0x4553574b;
export const workshopMigrations: readonly string[] = [workshop1, workshop2, workshop3, workshop4, workshop5, workshop6];

/** `application_id` of a drafts.db: "ESDR" in ASCII. */
export const draftsId = 0x45534452;
/** Drafts have their own file, so that an import that writes for seconds does not block saving a draft. */
export const draftMigrations: readonly string[] = [drafts1, drafts2];

export const accountsMigrations: readonly string[] = [accounts1, accounts2, accounts3];
export const auditMigrations: readonly string[] = [audit1];
