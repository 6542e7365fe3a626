import { expect, test } from 'vitest';
import type { TextList, TextSummary } from '../../../db/model/api/text.ts';
import { claimOf } from '../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import type { RemembrancePart } from '../navigation/route.ts';
import { RemembranceScreen } from './RemembranceScreen.tsx';

const textOf = (id: string, order: number): TextSummary => ({
  id,
  kind: 'history',
  order,
  title: `Title of ${id}`,
  lead: 'Lead',
  contentNote: null,
});
const law = {
  id: 'l',
  title: 'Law on rehabilitation',
  text: 'Text of the law',
  claims: [claimOf('c1', { statement: 'adopted' })],
};
const list: TextList = { texts: [], laws: [law], corrections: [], errata: [] };

async function open(
  part: RemembrancePart,
  more: Partial<TextList> = {},
  { hasWays = false, openData = undefined as string | undefined } = {},
) {
  const services = { kiosk: { languages: ['en'], openData } as never };
  const shown = <RemembranceScreen part={part} list={{ ...list, ...more }} hasWays={hasWays} />;
  const rendered = await renderVisitor(shown, { services });
  const hrefs = [...rendered.container.querySelectorAll('ul a')].map((link) => link.getAttribute('href'));
  return { ...rendered, hrefs };
}

test.each<RemembrancePart>(['texts', 'laws', 'corrections'])('marks the tab of %s and shows its lead', async (part) => {
  const { container, getByText } = await open(part);
  expect(texts(container.querySelectorAll('[aria-current]'))).toEqual([t(`remembrance.${part}`)]);
  getByText(t(`remembrance.${part}Lead`));
});

test('lists the text on the sources and the silence first, then the others in their order', async () => {
  const { hrefs } = await open('texts', { texts: [textOf('b', 3), textOf('how-we-know', 2), textOf('a', 1)] });
  expect(hrefs).toEqual(['how-we-know', 'silence', 'a', 'b'].map((id) => `#/remembrance/${id}`));
});

test('offers the silence alone in a release without texts', async () => {
  expect((await open('texts')).hrefs).toEqual(['#/remembrance/silence']);
});

test('leads to the data of the release where they are offered', async () => {
  const openData = '../open-data/index.html';
  expect((await open('texts', {}, { openData })).hrefs).toContain(openData);
});

test('leads to the guided ways of a release that has some', async () => {
  expect((await open('texts', {}, { hasWays: true })).hrefs).toEqual(['#/ways', '#/remembrance/silence']);
});

test('lists the laws with their claims', async () => {
  const { container } = await open('laws');
  for (const part of ['Law on rehabilitation', 'Text of the law', 'adopted'])
    expect(container.textContent).toContain(part);
});
