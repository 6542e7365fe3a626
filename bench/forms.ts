import { spawnSync } from 'node:child_process';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { WorkshopSession } from '../db/model/api/accounts.ts';
import type { WorkshopRecord } from '../db/model/api/records.ts';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { type Measure, median, quantile } from './measure.ts';
import { type Serving, serve } from './process.ts';

/** What an editor notices: the delay from a key to its letter; a record with 500 revisions. */
const passphrase = 'Арқаның желі ақ қайыңды тербетті';
const account = 'Bench';

/** A large record of each of the longest forms, and a claim, the one that is corrected most. */
const typedIn = {
  ...{ camp: 'karlag', person: 'nalbandyan-ashkhen', text: 'alzhir', question: 'passed-through' },
  ...{ event: 'kengir-1954', claim: 's01' },
};
const fieldsOfAForm = 4;
const keysOfAField = 10;
const revisionCount = 500;
const changed = '/api/workshop/records/camp/karlag';

export async function measureForms(): Promise<Measure[]> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log('Skipped forms: no browser found.');
    return [];
  }
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const kiosk = await serve();
  try {
    const page = await signIn(browser, kiosk);
    return [...(await measureKeys(page)), ...(await measureOpenings(page))];
  } finally {
    await browser.close();
    await kiosk.end();
  }
}

async function signIn(browser: Browser, { url, folder }: Serving): Promise<Page> {
  const args = ['dist/esimde.js', 'account', 'add', account, `--data=${folder}`, '--passphrase-stdin'];
  const { status, stderr } = spawnSync(process.execPath, args, { input: `${passphrase}\n`, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(`${url}workshop.html`);
  await page.locator('input[autocomplete=username]').fill(account);
  await page.locator('input[type=password]').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.locator('main[data-screen=desk] h1').waitFor();
  return page;
}

/** Keys in the longest fields; each key waits only for the paint of the one before. */
async function measureKeys(page: Page): Promise<Measure[]> {
  const measures: Measure[] = [];
  const all: number[] = [];
  for (const [kind, id] of Object.entries(typedIn)) {
    const times = await keyTimes(page, `#/records/${kind}/${id}`);
    all.push(...times);
    const against = `${times.length} keys, p50 ${median(times).toFixed(0)} ms`;
    const name = `key → next paint, p95: ${kind} ${id}`;
    measures.push({ name, value: quantile(times, 0.95), unit: 'ms', limit: 50, against });
  }
  const against = `${all.length} keys, the slowest ${Math.max(...all).toFixed(0)} ms`;
  return [
    ...measures,
    { name: 'key → next paint, p95: all forms', value: quantile(all, 0.95), unit: 'ms', limit: 50, against },
  ];
}

async function keyTimes(page: Page, route: string): Promise<number[]> {
  await open(page, '#/desk');
  await open(page, route);
  const times: number[] = [];
  const count = await markLongest(page);
  for (let field = 0; field < count; field++) {
    await page.locator(`[data-bench="${field}"]`).focus();
    await page.keyboard.press('Control+End');
    for (let key = 0; key < keysOfAField; key++) times.push(await paintAfterKeyMs(page));
  }
  return times;
}

/** Marks the fields with the longest text, where a key costs most. @returns their number */
function markLongest(page: Page): Promise<number> {
  return page.evaluate((maxFields) => {
    const fields = document.querySelectorAll<HTMLInputElement>(
      'main :is(textarea, input:not([type=checkbox], [type=radio], [role=combobox]))',
    );
    const longest = [...fields].sort((a, b) => b.value.length - a.value.length).slice(0, maxFields);
    for (const [index, field] of longest.entries()) field.dataset.bench = `${index}`;
    return longest.length;
  }, fieldsOfAForm);
}

/** From the key's event time stamp to the end of the frame that shows its letter. */
async function paintAfterKeyMs(page: Page): Promise<number> {
  const painted = await page.evaluateHandle(() => {
    const ms = new Promise<number>((resolve) => {
      const onKey = (event: Event): void => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      };
      addEventListener('keydown', onKey, { once: true, capture: true });
    });
    return { ms };
  });
  // Every field accepts a digit.
  await page.keyboard.press('1');
  return painted.evaluate(({ ms }) => ms);
}

/** Opening a record's form and its history, each from the change of address to the painted screen. */
async function measureOpenings(page: Page): Promise<Measure[]> {
  await revise(page);
  const measureOne = async (name: string, route: string, limit = 100): Promise<Measure> => {
    const times: number[] = [];
    for (let round = 0; round < 6; round++) {
      await open(page, '#/desk');
      await page.waitForTimeout(150);
      times.push(await open(page, route));
    }
    const against = `p95 ${quantile(times, 0.95).toFixed(0)} ms`;
    return { name, value: median(times), unit: 'ms', limit, against };
  };
  return [
    await measureOne(`page: a record with ${revisionCount} revisions opened`, '#/records/camp/karlag'),
    await measureOne(`page: the history of ${revisionCount} revisions`, '#/records/camp/karlag/history'),
    await measureOne(`page: ${typedIn.person} opened`, `#/records/person/${typedIn.person}`, 150),
  ];
}

/** Saves `revisionCount` revisions of one record through the service's routes. */
async function revise(page: Page): Promise<void> {
  const { csrf } = await get<WorkshopSession>(page, '/api/workshop/session');
  const { body, revision } = await get<WorkshopRecord>(page, changed);
  await page.evaluate(
    async ({ path, token, record, first, count }) => {
      const headers = { 'Content-Type': 'application/json', 'X-Esimde-Csrf': token };
      for (let round = 0; round < count; round++) {
        const summary = { kk: `${round} лагерь`, ru: `${round} лагерей`, en: `${round} camps` };
        const save = { baseRevision: first + round, body: { ...record, summary }, reason: `${round}` };
        const reply = await fetch(`${path}/revisions`, { method: 'POST', headers, body: JSON.stringify(save) });
        if (!reply.ok) throw new Error(await reply.text());
      }
    },
    { path: changed, token: csrf, record: body, first: revision, count: revisionCount },
  );
}

const get = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (address) => (await fetch(address)).json(), path) as Promise<T>;

/** @returns milliseconds from the change of the address to the painted screen with its data */
function open(page: Page, route: string): Promise<number> {
  return page.evaluate(
    (hash) =>
      new Promise<number>((resolve) => {
        const startMs = performance.now();
        const [, , , id, last] = hash.split('/');
        const screen = last ?? (id ? 'record' : 'desk');
        const content = { record: 'form textarea, [id^=field-] :is(textarea, input)', history: 'li', desk: 'h1' }[
          screen
        ];
        const look = (): void => {
          if (document.querySelector(`main[data-screen=${screen}] :is(${content})`)) {
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startMs)));
          } else requestAnimationFrame(look);
        };
        location.hash = hash;
        addEventListener('hashchange', look, { once: true });
      }),
    route,
  );
}
