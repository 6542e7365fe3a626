import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdClock, stopClock } from '../support/clock.ts';
import { expect, type Kiosk, test } from '../support/kiosk.ts';
import { Program, project } from '../support/program.ts';
import { pass, untilLoop, untilOffered, untilTaken } from '../support/visitor.ts';

/**
 * Protects: a stick transfers a release to another kiosk, a tampered copy is refused, and no figure changes while a visitor
 * reads. Both kiosks trust the museum's key.
 */
const museum = generateKeyPairSync('ed25519');
const publicKey = museum.publicKey.export({ format: 'pem', type: 'spki' }).toString();

test.use({ settings: { idleSeconds: 30, warningSeconds: 20, trustedKeys: [publicKey] }, ownService: true });

/** Karlag's highest count on its screen, before and after the correction. */
const before = { amount: 'amount: 65673', words: /65.673/ };
const after = { amount: 'amount: 65674', words: /65.674/ };

let work: string;
test.beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'esimde-stick-'));
});
test.afterEach(() => rmSync(work, { recursive: true, force: true, maxRetries: 5 }));

/** Runs a command. @returns its answer to `--json` */
async function esimde(status: number, ...words: string[]): Promise<object> {
  const program = new Program(process.execPath, [join(project, 'dist', 'esimde.js'), ...words, '--json']);
  const ended = await program.ended;
  expect(ended.status, ended.stderr).toBe(status);
  return JSON.parse(ended.stdout);
}

/** The content with one figure changed, published in another data folder and put on a stick. @returns the file */
async function correctedPackage(): Promise<string> {
  const [content, data, stick] = ['content', 'data', 'stick'].map((name) => join(work, name)) as [
    string,
    string,
    string,
  ];
  cpSync(join(project, 'db', 'content'), content, { recursive: true });
  const camp = join(content, 'camps', 'karlag.yaml');
  const text = readFileSync(camp, 'utf8');
  expect(text).toContain(before.amount);
  writeFileSync(camp, text.replace(before.amount, after.amount));
  for (const folder of [data, stick]) mkdirSync(folder);
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ trustedKeys: [publicKey] }));
  const key = join(work, 'museum.pem');
  writeFileSync(key, museum.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await esimde(0, 'content', 'build', '--content', content, '--data', data, '--key', key);
  await esimde(0, 'export', '--data', data, '--out', stick);
  return join(stick, readdirSync(stick).find((name) => name.endsWith('.esimde')) ?? '');
}

const peak = ({ page }: Kiosk) => page.locator('main[data-screen=camp]');

async function readKarlag(kiosk: Kiosk): Promise<void> {
  await kiosk.open('#/camps/karlag?lang=en');
  await expect(peak(kiosk)).toBeVisible();
}

test('installs from a stick, refuses a tampered copy, updates during a visit and rolls back', async ({ kiosk }) => {
  const { page, data } = kiosk;
  const file = await correctedPackage();
  await holdClock(page);
  await readKarlag(kiosk);
  await expect(peak(kiosk)).toContainText(before.words);
  // The visitor's idle time does not pass while staff work.
  await stopClock(page);

  const tampered = join(work, 'tampered.esimde');
  const bytes = readFileSync(file);
  bytes[100_000] = (bytes[100_000] ?? 0) ^ 1;
  writeFileSync(tampered, bytes);
  expect(await esimde(1, 'install', tampered, '--data', data.folder)).toMatchObject({
    error: { code: 'changed-file', message: expect.stringContaining('was changed after it was signed') },
  });
  expect(await esimde(0, 'install', file, '--data', data.folder)).toMatchObject({
    release: { sequence: 2, current: '0002' },
  });
  await untilOffered(kiosk, 2);

  // The next visitor sees the correction.
  expect(await (await fetch(`${kiosk.url}api/camps/karlag?lang=en`)).text()).toContain('65674');
  await page.clock.resume();
  // The visitor continues in another language and on other screens, all from the release they started with.
  await pass(kiosk, 16);
  await kiosk.open('#/camps/karlag?lang=ru');
  await expect(peak(kiosk)).toContainText(before.words);
  await kiosk.open('#/camps?lang=ru');
  await readKarlag(kiosk);
  await expect(peak(kiosk)).toContainText(before.words);
  await expect(peak(kiosk)).not.toContainText(after.words);

  await untilLoop(kiosk);
  await untilTaken(kiosk, 2);
  await readKarlag(kiosk);
  await expect(peak(kiosk)).toContainText(after.words);

  expect(await esimde(0, 'rollback', '--data', data.folder)).toMatchObject({ release: { sequence: 1 } });
  await untilOffered(kiosk, 1);
  await kiosk.open('#/camps/karlag?lang=kk');
  await expect(peak(kiosk)).toContainText(after.words);
  await untilLoop(kiosk);
  await untilTaken(kiosk, 1);
  await readKarlag(kiosk);
  await expect(peak(kiosk)).toContainText(before.words);
});
