import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Page, test as plain } from '@playwright/test';
import { makeKioskData } from '../support/kiosk-data.ts';
import { nightly, nightlyUnless } from '../support/languages.ts';
import { Program, project } from '../support/program.ts';
import { seedWorkshop } from '../support/seeded-workshop.ts';
import { addAccount, expect, givePassphrase, test, workshopWord } from '../support/workshop.ts';

/**
 * Protects: a technician runs the morning self-test and gets a reliable result, changes the machine's settings, exports the
 * log, and leaves or restarts the kiosk; no other role can.
 */
const word = (key: string): string => workshopWord('en', key);
const stick = mkdtempSync(join(tmpdir(), 'esimde-stick-'));
const told = `${stick}-told`;
const toldToMachine = (): string | null => (existsSync(told) ? readFileSync(told, 'utf8') : null);
const zone = { schedule: { zone: 'Asia/Almaty' } };
const writer = [process.execPath, '-e', 'require("fs").writeFileSync(process.argv[1], process.argv[2])', told];

test.use({
  viewport: { width: 1366, height: 768 },
  hasTouch: true,
  settings: {
    ...zone,
    workshop: { drives: [stick] },
    machine: { turn: [...writer, '{turn}'], volume: [...writer, '{percent}'], brightness: null },
  },
});
test.beforeEach(() => mkdirSync(stick, { recursive: true }));
test.afterEach(() => {
  for (const place of [stick, told]) rmSync(place, { recursive: true, force: true });
});

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

const button = (page: Page, key: string) => page.getByRole('button', { name: word(key), exact: true });

/** By its name: this machine may have sticks of its own. */
const stickOnList = (page: Page) => page.getByRole('dialog').getByRole('button', { name: basename(stick) });

/** Draws a finger over every cell except those left out. */
async function touchGrid(page: Page, without: readonly number[] = []): Promise<void> {
  const cells = page.locator('dialog > div[data-state]');
  await expect(cells).not.toHaveCount(0);
  const boxes = await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().toJSON() as DOMRect));
  for (const [cell, { x, y, width, height }] of boxes.entries()) {
    if (!without.includes(cell)) await page.touchscreen.tap(x + width / 4, y + height / 4);
  }
}

test('shows failed morning checks with reasons, then all green, and exports them to a stick', async ({ workshop }) => {
  workshop.addAccount('Aigul Serikova');
  const { page } = await workshop.signIn('Aigul Serikova', 'en');
  await go(page, '#/staff');
  await expect(page.getByText(word('staff.test.never'))).toBeVisible();
  await button(page, 'staff.test').click();
  const check = (name: string) => page.locator(`li[data-check=${name}]`);
  await expect(page.locator('p[data-good=false]')).toBeVisible();
  for (const name of ['touch', 'sound']) await expect(check(name)).toHaveAttribute('data-good', 'false');
  for (const name of ['displays', 'clock', 'disk', 'database', 'release', 'keys', 'audit']) {
    await expect(check(name)).toHaveAttribute('data-good', 'true');
  }

  // The report names a cell that does not respond.
  await button(page, 'staff.test.touch.do').click();
  await touchGrid(page, [11]);
  await page.keyboard.press('Escape');
  await button(page, 'staff.test').click();
  await expect(check('touch')).toContainText('2/4');

  await button(page, 'staff.test.touch.again').click();
  await touchGrid(page);
  await expect(page.locator('dialog')).toBeHidden();
  await button(page, 'staff.test.sound.do').click();
  await button(page, 'staff.test.sound.yes').click();
  await button(page, 'staff.test').click();
  await expect(page.locator('p[data-good=true]')).toHaveText(word('staff.test.good'));

  await button(page, 'staff.save').click();
  await stickOnList(page).click();
  await expect(page.getByText(/esimde-self-test-.*\.txt/)).toBeVisible();
  const [report = ''] = readdirSync(stick).filter((name) => name.includes('self-test'));
  expect(readFileSync(join(stick, report), 'utf8')).toContain(`${word('staff.check.audit')}: ${word('staff.test.ok')}`);

  // After a change to the audit from outside, the next result is red and says so.
  writeFileSync(join(workshop.data.folder, 'workshop', 'audit.head'), 'nothing');
  await button(page, 'staff.test').click();
  await expect(check('audit')).toHaveAttribute('data-good', 'false');
});

test(
  'changes the machine settings that exist, names those that do not, and exports the log to a stick',
  nightly,
  async ({ workshop }) => {
    workshop.addAccount('Aigul Serikova');
    const { page } = await workshop.signIn('Aigul Serikova', 'en');
    await go(page, '#/staff');
    await page.getByRole('button', { name: word('staff.turn.left'), exact: true }).click();
    await expect(page.getByRole('button', { name: word('staff.turn.left'), exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect.poll(toldToMachine).toBe('left');
    await page.getByRole('slider', { name: word('staff.volume') }).fill('70');
    await expect(page.getByText('70%')).toBeVisible();
    await expect.poll(toldToMachine).toBe('70');
    await expect(page.getByText(word('staff.notSetUp').replace('{{name}}', 'brightness'))).toBeVisible();

    await button(page, 'staff.logs').click();
    await stickOnList(page).click();
    await expect(page.getByText(/esimde-logs-.*\.jsonl/)).toBeVisible();
    const [log = ''] = readdirSync(stick).filter((name) => name.includes('logs'));
    const lines = readFileSync(join(stick, log), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).event)).toContain('machine-set');

    // A removed stick leads to one sentence and nothing else.
    await button(page, 'staff.logs').click();
    await expect(stickOnList(page)).toBeVisible();
    rmSync(stick, { recursive: true });
    await stickOnList(page).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toHaveText(word('staff.save.failed'));
  },
);

test("hides the technician's page from an editor", nightly, async ({ workshop }) => {
  workshop.addAccount('Aigul Serikova');
  workshop.addAccount('Boris Li', ['editor']);
  const { page } = await workshop.signIn('Boris Li', 'en');
  await expect(page.getByRole('link', { name: word('nav.staff') })).toBeHidden();
  await go(page, '#/staff');
  await expect(page.getByRole('alert')).toHaveText(word('refusal.not-allowed'));
  await expect(button(page, 'staff.exit')).toBeHidden();
});

for (const supervised of [false, true]) {
  plain(
    `leaving the kiosk is for good, restarting it is not (${supervised ? 'supervised' : 'alone'})`,
    nightlyUnless(supervised),
    async ({ page }) => {
      const data = makeKioskData(zone, null);
      seedWorkshop(data.folder);
      addAccount(data, 'Aigul Serikova');
      const command = supervised ? ['supervise'] : ['start'];
      const program = new Program(process.execPath, [
        join(project, 'dist', 'esimde.js'),
        ...command,
        `--data=${data.folder}`,
        '--host=none',
        '--port=0',
      ]);
      // Each start has a port of its own.
      const addresses = () => [...program.stdout.matchAll(/^Esimde is serving (\S+)\n/gm)].map(([, url]) => url);
      const started = () => addresses().length;
      await program.printed(/Esimde is serving/);
      const open = async (): Promise<void> => {
        const name = page.getByLabel(word('signIn.name'), { exact: true });
        // A kiosk that has just restarted may still be opening the workshop.
        await expect(async () => {
          await page.goto(`${addresses().at(-1)}workshop.html?kiosk`);
          await page.locator('button[lang=en]').click({ timeout: 5_000 });
          await expect(name).toBeVisible({ timeout: 5_000 });
        }).toPass();
        await name.fill('Aigul Serikova');
        await givePassphrase(page, 'en');
        await expect(page.locator('main[data-screen=desk]')).toBeVisible();
        await go(page, '#/staff');
      };
      const choose = async (how: 'exit' | 'restart'): Promise<void> => {
        await button(page, `staff.${how}`).click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: word(`staff.${how}`), exact: true })
          .click();
      };
      await open();
      await choose('restart');
      await expect.poll(started).toBe(2);
      expect(program.process.exitCode).toBeNull();
      await open();
      await choose('exit');
      const { status } = await program.ended;
      expect(status).toBe(0);
      expect(started()).toBe(2);
      const said = data.log().map(({ event, how }) => `${event} ${how ?? ''}`);
      expect(said).toContain('kiosk-ended-by-staff restart');
      expect(said).toContain('kiosk-ended-by-staff exit');
      expect(said.join('\n')).not.toContain('rendering-step');
      expect(existsSync(join(data.folder, 'workshop', 'audit.db'))).toBe(true);
      data.remove();
    },
  );
}
