import type { ComponentProps } from 'preact';
import { expect, test, vi } from 'vitest';
import type { Camp } from '../../../../db/model/api/camp.ts';
import { dateOf, headcountOf, seatOf } from '../../../../test-support/renderer/camps.ts';
import { citationOf, claimOf, wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { click, renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../../shared/i18n/i18n.ts';
import { sheet } from '../../navigation/sheet.ts';
import type { PersonMap } from '../../people/PersonMap.tsx';
import { CampScreen } from './CampScreen.tsx';

/** Stands in for the map, which needs a browser. */
vi.mock('../../people/PersonMap.tsx', () => ({
  PersonMap: ({ places, year }: ComponentProps<typeof PersonMap>) => (
    <i data-land={year ?? 'whole'}>{places.map(({ name }) => name)}</i>
  ),
}));

const opened = (id: string) =>
  claimOf(id, { property: 'opened', date: dateOf('1931'), citations: [citationOf(`source-${id}`)] });
const whole: Partial<Camp> = {
  summary: 'Karlag existed until 1959. Its prisoners worked the land.',
  seats: [{ ...seatOf('Dolinka', 72, null), citations: [citationOf('atlas')] }],
  peak: headcountOf('1949', 65_673),
  claims: [opened('a'), opened('b')],
  aliases: [{ text: 'Karaganda ITL', kind: 'short', language: 'ru', citations: [] }],
};
const open = (more: Partial<Camp> = whole) =>
  renderVisitor(<CampScreen camp={wholeCampOf('Karlag', more)} />, { services: { kiosk: {} as never } });

test('states where, when, who and what happened, with one ring a line and no alias', async () => {
  const { container } = await open();
  const labels = texts(container.querySelectorAll('dt'));
  expect(labels).toEqual([t('camp.where'), t('camp.when'), t('camp.who'), t('camp.what')]);
  expect(texts(container.querySelectorAll('dd')).map((text) => text?.slice(0, 7))).toEqual([
    'Dolinka',
    '1940–19',
    '65,673h',
    'Its pri',
  ]);
  for (const line of container.querySelectorAll('dl > div')) {
    expect(line.querySelectorAll('[aria-haspopup=dialog]')).toHaveLength(1);
  }
  expect(container.textContent).not.toContain('Karaganda ITL');
});

test('opens all sources of a statement together', async () => {
  const { container } = await open();
  await click(container.querySelectorAll<HTMLElement>('dl [aria-haspopup=dialog]')[1] as HTMLElement);
  expect(sheet.value).toMatchObject({ kind: 'citations', title: 'camp.when' });
  expect(sheet.value?.kind === 'citations' && sheet.value.citations.map(({ sourceId }) => sourceId)).toEqual([
    'source-a',
    'source-b',
  ]);
});

test('says what is unknown, without a ring', async () => {
  const { container, getByText } = await open({ seats: [], existed: null, peak: null });
  for (const key of ['camp.placeUnknown', 'camp.yearsUnknown', 'camp.noHeadcount'] as const) getByText(t(key));
  expect(container.querySelectorAll('dl [aria-haspopup=dialog]')).toHaveLength(0);
});

test('shows the land around the camp, and the whole land where its place is unknown', async () => {
  const land = ({ container }: { container: Element }) => container.querySelector<HTMLElement>('[data-land]');
  const known = land(await open());
  expect([known?.dataset.land, known?.textContent]).toEqual(['1940', 'Karlag']);
  const unknown = land(await open({ seats: [] }));
  expect([unknown?.dataset.land, unknown?.textContent]).toEqual(['whole', '']);
});

test('opens one part at a time, closes it again, and keeps it for a visitor who comes back', async () => {
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
  const { getByText, container, rerender } = await open();
  const expanded = () => texts(container.querySelectorAll('nav [aria-expanded=true]'));
  expect(expanded()).toEqual([]);
  await click(getByText(t('camp.tab.names')));
  expect(container.textContent).toContain('Karaganda ITL');
  await click(getByText(t('camp.tab.sources')));
  expect(expanded()).toEqual([t('camp.tab.sources')]);
  rerender(<CampScreen key="other" camp={wholeCampOf('Steplag')} />);
  expect(expanded()).toEqual([]);
  rerender(<CampScreen key="back" camp={wholeCampOf('Karlag', whole)} />);
  expect(expanded()).toEqual([t('camp.tab.sources')]);
  const below = new DOMRect(0, innerHeight, 100, 100);
  const place = vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(below);
  await click(getByText(t('camp.tab.sources')));
  expect(expanded(), 'a part out of sight is shown, not closed').toEqual([t('camp.tab.sources')]);
  place.mockRestore();
  await click(getByText(t('camp.tab.sources')));
  expect(expanded()).toEqual([]);
  await vi.waitFor(() => expect(scrollIntoView).toHaveBeenCalled());
});
