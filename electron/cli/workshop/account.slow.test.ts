import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openWritable } from '../../../db/sqlite/connection.ts';
import { type CommandEnd, runHere } from '../../../test-support/service/command.ts';
import { appFolder } from '../../kiosk/app-folder.ts';

/** Protects: `esimde account` and `esimde audit` as a technician uses them. */
const data = mkdtempSync(join(tmpdir(), 'esimde-account-'));
afterAll(() => rmSync(data, { recursive: true }));

const esimde = (words: string[], input = ''): Promise<CommandEnd> => runHere([...words, '--data', data], input);

/** Starts the real program. */
function start(words: string[], input: string): CommandEnd {
  const program = join(appFolder(), 'dist/esimde.js');
  const said = spawnSync(process.execPath, [program, ...words, '--data', data], { input, encoding: 'utf8' });
  expect(said.stderr).not.toMatch(/\n\s+at /);
  return said;
}

const good = 'жеті түн ай жұлдыз\n';
const codeOf = ({ stdout }: { stdout: string }) => (JSON.parse(stdout) as { error: { code: string } }).error.code;

it('exits with 0 when done, 1 when refused and 2 for wrong usage', async () => {
  expect((await esimde(['audit', 'verify', '--json'])).status).toBe(1);
  expect(existsSync(join(data, 'workshop'))).toBe(false);
  expect((await esimde(['account', 'list'])).stdout).toContain('There is no account yet');
  expect(codeOf(await esimde(['account', 'add', 'A', '--roles', 'editor', '--json'], good))).toBe('last-technician');
  expect(codeOf(await esimde(['account', 'add', 'A', '--json'], 'short\n'))).toBe('weak-passphrase');
  expect(codeOf(await esimde(['account', 'add', 'A', '--json']))).toBe('weak-passphrase');
  expect(start(['account', 'add', 'A', '--passphrase-stdin'], good)).toMatchObject({
    status: 0,
    stdout: 'A is added: editor, approver, technician.\n',
  });
  expect(codeOf(await esimde(['account', 'add', 'a', '--json'], good))).toBe('exists');
  expect(codeOf(await esimde(['account', 'deactivate', 'A', '--json']))).toBe('last-technician');
  expect(codeOf(await esimde(['account', 'unlock', 'nobody', '--json']))).toBe('not-found');
  expect((await esimde(['account', 'roles', 'A', 'king'])).status).toBe(2);
  expect((await esimde(['account', 'add'])).status).toBe(2);
  expect((await esimde(['account', 'add', 'B', '--passphrase', 'secret'])).status).toBe(2);
  expect((await esimde(['audit', 'export'])).status).toBe(2);
});

it('verifies and exports the audit, and names the altered entries', async () => {
  const intact = await esimde(['audit', 'verify']);
  const [, end = ''] = /Its end is (\d+:[0-9a-f]{64})\n/.exec(intact.stdout) ?? [];
  expect(intact).toMatchObject({ status: 0, stdout: expect.stringMatching(/^The audit log is intact: 1 entry\.\n/) });
  expect((await esimde(['audit', 'verify', '--holds', end])).status).toBe(0);
  expect(codeOf(await esimde(['audit', 'verify', '--holds', `1:${'0'.repeat(64)}`, '--json']))).toBe('altered');
  expect((await esimde(['audit', 'verify', '--holds', 'x'])).status).toBe(2);
  const out = join(data, 'audit.csv');
  expect((await esimde(['audit', 'export', '--out', out])).status).toBe(0);
  expect(readFileSync(out, 'utf8')).toMatch(/^\uFEFFnumber,at,account,name,action,subject,details\r\n1,/);
  expect(codeOf(await esimde(['audit', 'export', '--out', out, '--json']))).toBe('taken');
  expect(await esimde(['audit', 'export', '--out', '-'])).toMatchObject({
    status: 0,
    stdout: readFileSync(out, 'utf8'),
  });
  expect(existsSync('-')).toBe(false);
  expect(await esimde(['audit', 'export', '--out', '-', '--json'])).toMatchObject({ status: 2, stdout: '' });

  const db = openWritable(join(data, 'workshop', 'audit.db'));
  db.exec("DROP TRIGGER entry_stays; UPDATE entry SET account = 'x'");
  db.close();
  expect(codeOf(await esimde(['audit', 'verify', '--json']))).toBe('altered');
  const altered = await esimde(['audit', 'verify']);
  expect(altered).toMatchObject({ status: 1, stderr: 'esimde: the audit log was altered: entry 1 was altered.\n' });
  truncateSync(join(data, 'workshop', 'audit.db'), 8192);
  expect(codeOf(await esimde(['audit', 'verify', '--json']))).toMatch(/^(altered|unusable)$/);
  rmSync(join(data, 'workshop', 'audit.db'));
  expect(codeOf(await esimde(['audit', 'verify', '--json']))).toBe('altered');
});

it('reports a file that is not a database', async () => {
  const file = join(data, 'workshop', 'accounts.db');
  truncateSync(file, 100);
  rmSync(`${file}-wal`, { force: true });
  const said = await esimde(['account', 'list', '--json']);
  expect(said.status).toBe(1);
  expect(codeOf(said)).toBe('unusable');
});
