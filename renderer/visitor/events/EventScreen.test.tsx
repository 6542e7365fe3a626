import { expect, test } from 'vitest';
import { eventOf } from '../../../test-support/renderer/events.ts';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { sheet } from '../navigation/sheet.ts';
import { EventScreen } from './EventScreen.tsx';

test('tells the days, people, orders, figures and places of an event', async () => {
  const { container } = await renderVisitor(<EventScreen event={eventOf()} />);
  expect(texts(container.querySelectorAll('h2'))).toEqual([
    t('event.days'),
    t('event.people'),
    t('event.orders'),
    t('event.outcome'),
    t('event.claims'),
    t('event.places'),
    t('camp.texts'),
    t('camp.sources'),
  ]);
  const links = [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual(['#/people/a', '#/documents/letter', '#/camps/north', '#/remembrance/memory']);
  expect(container.textContent).toContain('B. B.');
});

test('opens the sources of a day', async () => {
  const { container } = await renderVisitor(<EventScreen event={eventOf()} />);
  const [, ofDay] = container.querySelectorAll<HTMLElement>('[aria-haspopup=dialog]');
  await click(ofDay as HTMLElement);
  expect(sheet.value).toMatchObject({ kind: 'citations', citations: [{ sourceId: 'book' }] });
});

test('leaves out what is not known', async () => {
  const bare = { days: [], participants: [], orders: [], outcome: null, claims: [], texts: [] };
  const { container } = await renderVisitor(<EventScreen event={eventOf(bare)} />);
  expect(texts(container.querySelectorAll('h2'))).toEqual([t('event.places'), t('camp.sources')]);
});
