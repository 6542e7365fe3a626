import type { Browser, Locator, Page } from '@playwright/test';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { faultsOf } from '../support/axe.ts';
import { languageInTurn, nightlyUnless, wordOf } from '../support/languages.ts';
import { approveAndPublish, button, expect, go, saveBecause, test, word } from '../support/museum.ts';
import { untilOffered } from '../support/visitor.ts';
import { type Editor, pictureOf } from '../support/workshop.ts';

/**
 * Protects: a curator enters a person with stations, a document with a scan and a box drawn on it, and an event, all in the
 * forms; a second one approves and publishes; a visitor finds the person from the camp, the map, a text and the search and sees
 * the document. For each change with three of five stations, and each way in one language; documents.nightly.spec.ts corrects a
 * station.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const camp = 'peschanlag';
const campYear = 1950;
const campNames = { kk: 'Песчанлаг', ru: 'Песчанлаг', en: 'Peschanlag' };
const source = 'Memorial Deutschland';
const inLanguage = (text: string, language: Language) => `${text} (${language})`;

/** The field that shows that the form of a kind is there; of others it is the title. */
const firstFields: Readonly<Record<string, string>> = { person: 'name', claim: 'property', media: 'alt' };

/** The form of one record, as a curator fills it. */
class RecordForm {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Begins a record on the list of its kind. @returns its id */
  async begin(kind: string, title: string): Promise<string> {
    const page = this.#page;
    await go({ page }, `#/records/${kind}`);
    await button(page, 'records.new').first().click();
    await page.getByRole('dialog').getByRole('textbox').fill(title);
    await button(page.getByRole('dialog'), 'newRecord.begin').click();
    return this.opened(kind);
  }

  /** Begins a claim about the open record. @returns its id */
  async beginClaim(): Promise<string> {
    await button(this.#page, 'claims.new').click();
    return this.opened('claim');
  }

  /** @returns the id of the record whose form is open */
  async opened(kind: string): Promise<string> {
    await this.#page.waitForURL(new RegExp(`#/records/${kind}/[^/?]+$`));
    await expect(this.field(firstFields[kind] ?? 'title')).toBeVisible();
    return decodeURIComponent(this.#page.url().split('/').at(-1) ?? '');
  }

  field(name: string): Locator {
    return this.#page.locator(`#field-${name}`);
  }

  /** A field that is not asked for at first. */
  async add(name: string): Promise<void> {
    await this.field(name).getByRole('button').first().click();
  }

  async write(name: string, text: string): Promise<void> {
    for (const language of languages) {
      await this.field(`${name}-${language}`).locator('textarea').fill(inLanguage(text, language));
    }
  }

  async fill(name: string, text: string): Promise<void> {
    await this.field(name).locator('input, textarea').first().fill(text);
  }

  async choose(name: string, option: string): Promise<void> {
    await this.field(name).locator('select').selectOption(option);
  }

  /** @param wanted part of what the option says, such as the id */
  async pick(name: string, query: string, wanted = query): Promise<void> {
    const seek = this.field(name).getByRole('combobox').last();
    await seek.fill(query);
    await this.field(name).getByRole('option').filter({ hasText: wanted }).first().click();
  }

  async cite(name = 'citations', printed?: string): Promise<void> {
    await this.pick(name, source);
    await this.fill(`${name}-0-locator`, 'lag=1');
    if (printed !== undefined) await this.fill(`${name}-0-asPrinted`, printed);
  }

  async save(reason: string, told?: string): Promise<void> {
    await saveBecause(this.#page, reason, told);
    await expect(this.#page.locator('main')).toContainText(word('state.new'));
  }
}

interface Station {
  property: string;
  date: string;
  termYears?: string;
  camp?: string;
}

const stations: Station[] = [
  { property: 'sentenced', date: '1950-01-15', termYears: '8' },
  { property: 'arrived', date: '1950-02', camp },
  { property: 'released', date: '1954', camp },
];
const moreStations: Station[] = [
  { property: 'born', date: '1908' },
  { property: 'arrested', date: '1949-10-02' },
];

async function visit(browser: Browser, url: string, route: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${url}#${route}`);
  await expect(page.locator('main')).toBeVisible();
  return page;
}

for (const isWhole of [false, true]) {
  const how = isWhole ? 'a whole life' : 'a life';
  test(
    `enters ${how} in the forms, publishes it, and a visitor finds it`,
    nightlyUnless(!isWhole),
    async ({ browser, workshop, museum }) => {
      test.slow();
      museum.giveKey(workshop);
      workshop.addAccount('Айгүл Серікова');
      workshop.addAccount('Борис Ли', ['approver']);
      const [aigul, boris] = [await workshop.signIn('Айгүл Серікова'), await workshop.signIn('Борис Ли')];
      const { page } = aigul;
      const form = new RecordForm(page);
      const ids = { person: '', document: '', scan: '', arrived: '', event: '' };

      await test.step('a person', async () => {
        ids.person = await form.begin('person', 'Жанар Пробаева');
        await form.write('name', 'Жанар Пробаева');
        await form.choose('gender', 'woman');
        await form.write('summary', 'Учительница, прошла лагерь');
        await form.choose('consent', 'public-record');
        await form.choose('certainty', 'high');
        await form.write('certaintyReason', 'Карточка и письмо');
        await form.cite();
        await form.save('Новый человек');
      });

      await test.step('a document with its scan', async () => {
        await go(aigul, '#/media');
        const files = [{ name: 'card.png', mimeType: 'image/png', buffer: await pictureOf(page) }];
        await page.locator('input[type=file]').setInputFiles(files);
        await page.getByRole('link', { name: word('media.describe') }).click();
        ids.scan = await form.opened('media');
        await form.write('alt', 'Лист карточки');
        await form.write('rights', 'Архив');
        await form.save('Описан');
        ids.document = await form.begin('document', 'Карточка Пробаевой');
        await form.write('title', 'Карточка Пробаевой');
        await form.choose('kind', 'card');
        await form.pick('archive', 'ГАРФ', 'garf');
        await form.fill('fond', 'Р-9414');
        await form.fill('file', '2');
        await form.choose('consulted', 'consulted');
        await form.pick('scans', 'Лист карточки', ids.scan);
        await form.fill('transcription', 'Прибыла в лагерь.');
        await form.add('translation');
        await form.fill('translation-kk', 'Лагерьге келді.');
        await form.fill('translation-en', 'Arrived in the camp.');
        await form.pick('persons', 'Пробаева', ids.person);
        await form.save('Новый документ');
      });

      await test.step('stations, one with its place on the document', async () => {
        for (const station of isWhole ? [...moreStations, ...stations] : stations) {
          await go(aigul, `#/records/person/${ids.person}`);
          const claim = await form.beginClaim();
          await form.choose('property', station.property);
          await form
            .field('value')
            .getByRole('button', { name: word('value.date'), exact: true })
            .click();
          await form.fill('date', station.date);
          if (station.camp !== undefined || station.termYears !== undefined) await form.add('station');
          if (station.camp !== undefined) await form.pick('station-camp', station.camp);
          if (station.termYears !== undefined) await form.fill('station-termYears', station.termYears);
          await form.cite('citations', station.date);
          if (station.property === 'arrived') {
            ids.arrived = claim;
            await form.field('citations-0').locator('summary').click();
            await form.pick('citations-0-document', 'Карточка Пробаевой', ids.document);
            await drawBox(page, form.field('citations-0-box'));
          }
          await form.save(`Станция: ${station.property}`);
        }
      });

      await test.step('an event, and a text that leads to the person', async () => {
        ids.event = await form.begin('event', 'Проба события');
        await form.write('title', 'Проба события');
        await form.write('summary', 'Событие для проверки');
        await form.fill('period', '1950');
        await form.pick('camps', camp);
        await form.cite();
        await button(form.field('days'), 'list.add').click();
        await form.fill('days-0-date', '1950-02-03');
        await form.write('days-0-text', 'День события');
        await form.pick('days-0-citations', source);
        await button(form.field('participants'), 'list.add').click();
        await form.pick('participants-0-person', 'Пробаева', ids.person);
        await form.write('participants-0-role', 'участница');
        await form.pick('participants-0-citations', source);
        await form.save('Новое событие');

        await go(aigul, '#/records/text/alzhir');
        for (const language of languages) {
          const words = form.field(`body-0-text-${language}`).locator('textarea');
          await expect(words).not.toHaveValue('');
          await words.fill(`${await words.inputValue()} [Жанар Пробаева](person:${ids.person}).`);
        }
        await saveBecause(page, 'Ссылка на человека');
        await expect(page.locator('main')).toContainText(word('state.changed'));
      });

      await test.step('a second person approves and publishes', async () => {
        await approveAndPublish(boris, 2);
        await untilOffered({ page: boris.page, url: workshop.url() }, 2);
      });

      const leads = (visitor: Page) => visitor.locator(`main a[href="#/people/${ids.person}"]`).first();
      const ways: Record<string, (visitor: Page, language: Language) => Promise<void>> = {
        [`/camps/${camp}`]: async () => undefined,
        '/camps': async (visitor, language) => {
          const year = visitor.getByRole('slider');
          await year.focus();
          await visitor.keyboard.press('Home');
          for (let at = 1930; at < campYear; at++) await visitor.keyboard.press('ArrowRight');
          await expect(year).toHaveAttribute('aria-valuenow', `${campYear}`);
          const keys = visitor.getByRole('list', { name: wordOf(language, 'map.label') });
          await keys.getByRole('button', { name: campNames[language] }).press('Enter');
          await expect(visitor.locator('[data-card]')).toHaveAttribute('data-card', camp);
        },
        '/remembrance/alzhir': async () => undefined,
        '/search': async (visitor) => {
          await expect(visitor.locator('main[data-screen=search] input')).toBeFocused();
          await visitor.keyboard.type('Пробаева');
        },
      };
      for (const [index, [route, reach]] of Object.entries(ways).entries()) {
        for (const language of isWhole ? languages : [languageInTurn(index)]) {
          await test.step(`a visitor finds the person from ${route}: ${language}`, async () => {
            const visitor = await visit(browser, workshop.url(), `${route}?lang=${language}`);
            await reach(visitor, language);
            await leads(visitor).click();
            await expect(visitor.locator('main[data-screen=person] h1')).toHaveText(
              inLanguage('Жанар Пробаева', language),
            );
            await visitor.close();
          });
        }
      }

      await test.step('sees the stations, the document with the box, and the event', async () => {
        const visitor = await visit(browser, workshop.url(), `/people/${ids.person}?lang=ru`);
        await expect(visitor.locator('main[data-screen=person]')).toContainText('1954');
        expect(await faultsOf(visitor)).toEqual([]);
        await expect(visitor.locator(`main a[href="#/events/${ids.event}"]`)).toBeVisible();
        await visitor.goto(`${workshop.url()}#/documents/${ids.document}/${ids.arrived}?lang=ru`);
        await expect(visitor.locator('main[data-screen=document] [data-wanted=true]')).toBeVisible();
        await expect(visitor.locator('main')).toContainText('Прибыла в лагерь.');
        expect(await faultsOf(visitor)).toEqual([]);
        await visitor.close();
      });
    },
  );
}

/** Draws across the scan with the mouse, and reads that the numbers of the box followed. */
async function drawBox(page: Editor['page'], field: Locator): Promise<void> {
  const start = page.locator('#field-citations-0').getByRole('button', { name: word('field.box'), exact: true });
  await start.click();
  const scan = field.locator('img');
  await scan.scrollIntoViewIfNeeded();
  await expect(scan).toBeVisible();
  // A picture has its height once it has loaded.
  await expect.poll(() => scan.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(640);
  const area = await scan.boundingBox();
  if (area === null) throw new Error('the scan has no box');
  const at = (x: number, y: number): [number, number] => [area.x + area.width * x, area.y + area.height * y];
  await page.mouse.move(...at(0.2, 0.3));
  await page.mouse.down();
  await page.mouse.move(...at(0.4, 0.4), { steps: 4 });
  await page.mouse.up();
  const share = async (name: string): Promise<number> =>
    Number((await field.locator(`#field-citations-0-box-${name} input`).inputValue()).replace(',', '.'));
  await expect.poll(() => share('left')).toBeCloseTo(0.2, 1);
  await expect.poll(() => share('width')).toBeCloseTo(0.2, 1);
  await expect.poll(() => share('height')).toBeCloseTo(0.1, 1);
}
