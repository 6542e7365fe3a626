import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openWritable } from '../../../db/sqlite/connection.ts';
import { appFolder } from '../../kiosk/app-folder.ts';

/** Protects: `esimde account` and `esimde audit` as a technician uses them. */
const data = mkdtempSync(join(tmpdir(), 'esimde-account-'));
afterAll(() => rmSync(data, { recursive: true }));

function esimde(words: string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  const program = join(appFolder(), 'dist/esimde.js');
  const said = spawnSync(process.execPath, [program, ...words, '--data', data], { input, encoding: 'utf8', cwd: data });
  expect(said.stderr).not.toMatch(/\n\s+at /);
  return said;
}

const good = 'жеті түн ай жұлдыз\n';
const codeOf = ({ stdout }: { stdout: string }) => (JSON.parse(stdout) as { error: { code: string } }).error.code;

it('exits with 0 when done, 1 when refused and 2 for wrong usage', () => {
  expect(esimde(['audit', 'verify', '--json']).status).toBe(1);
  expect(existsSync(join(data, 'workshop'))).toBe(false);
  expect(esimde(['account', 'list']).stdout).toContain('There is no account yet');
  expect(codeOf(esimde(['account', 'add', 'A', '--roles', 'editor', '--json'], good))).toBe('last-technician');
  expect(codeOf(esimde(['account', 'add', 'A', '--json'], 'short\n'))).toBe('weak-passphrase');
  expect(codeOf(esimde(['account', 'add', 'A', '--json']))).toBe('weak-passphrase');
  expect(esimde(['account', 'add', 'A', '--passphrase-stdin'], good)).toMatchObject({
    status: 0,
    stdout: 'A is added: editor, approver, technician.\n',
  });
  expect(codeOf(esimde(['account', 'add', 'a', '--json'], good))).toBe('exists');
  expect(codeOf(esimde(['account', 'deactivate', 'A', '--json']))).toBe('last-technician');
  expect(codeOf(esimde(['account', 'unlock', 'nobody', '--json']))).toBe('not-found');
  expect(esimde(['account', 'roles', 'A', 'king']).status).toBe(2);
  expect(esimde(['account', 'add']).status).toBe(2);
  expect(esimde(['account', 'add', 'B', '--passphrase', 'secret']).status).toBe(2);
  expect(esimde(['audit', 'export']).status).toBe(2);
});

it('verifies and exports the audit, and names the altered entries', () => {
  const intact = esimde(['audit', 'verify']);
  const [, end = ''] = /Its end is (\d+:[0-9a-f]{64})\n/.exec(intact.stdout) ?? [];
  expect(intact).toMatchObject({ status: 0, stdout: expect.stringMatching(/^The audit log is intact: 1 entry\.\n/) });
  expect(esimde(['audit', 'verify', '--holds', end]).status).toBe(0);
  expect(codeOf(esimde(['audit', 'verify', '--holds', `1:${'0'.repeat(64)}`, '--json']))).toBe('altered');
  expect(esimde(['audit', 'verify', '--holds', 'x']).status).toBe(2);
  const out = join(data, 'audit.csv');
  expect(esimde(['audit', 'export', '--out', out]).status).toBe(0);
  expect(readFileSync(out, 'utf8')).toMatch(/^\uFEFFnumber,at,account,name,action,subject,details\r\n1,/);
  expect(codeOf(esimde(['audit', 'export', '--out', out, '--json']))).toBe('taken');
  expect(esimde(['audit', 'export', '--out', '-'])).toMatchObject({ status: 0, stdout: readFileSync(out, 'utf8') });
  expect(existsSync(join(data, '-'))).toBe(false);
  expect(esimde(['audit', 'export', '--out', '-', '--json'])).toMatchObject({ status: 2, stdout: '' });

  const db = openWritable(join(data, 'workshop', 'audit.db'));
  db.exec("DROP TRIGGER entry_stays; UPDATE entry SET account = 'x'");
  db.close();
  expect(codeOf(esimde(['audit', 'verify', '--json']))).toBe('altered');
  const altered = esimde(['audit', 'verify']);
  expect(altered).toMatchObject({ status: 1, stderr: 'esimde: the audit log was altered: entry 1 was altered.\n' });
  truncateSync(join(data, 'workshop', 'audit.db'), 8192);
  expect(codeOf(esimde(['audit', 'verify', '--json']))).toMatch(/^(altered|unusable)$/);
  rmSync(join(data, 'workshop', 'audit.db'));
  expect(codeOf(esimde(['audit', 'verify', '--json']))).toBe('altered');
});

it('reports a file that is not a database', () => {
  const file = join(data, 'workshop', 'accounts.db');
  truncateSync(file, 100);
  rmSync(`${file}-wal`, { force: true });
  const said = esimde(['account', 'list', '--json']);
  expect(said.status).toBe(1);
  expect(codeOf(said)).toBe('unusable');
});
