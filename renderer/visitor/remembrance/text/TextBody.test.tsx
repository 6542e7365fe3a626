import { fireEvent } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Medium } from '../../../../db/model/api/media.ts';
import type { Block } from '../../../../db/model/api/text.ts';
import { dateOf } from '../../../../test-support/renderer/camps.ts';
import { citationOf } from '../../../../test-support/renderer/claims.ts';
import { click, renderVisitor, settle, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../../shared/i18n/i18n.ts';
import { sheet } from '../../navigation/sheet.ts';
import { MediaBase, plainPlayers } from './Picture.tsx';
import { TextBody } from './TextBody.tsx';

const block = (markdown: string, more: Partial<Block> = {}): Block => ({
  form: 'paragraph',
  date: null,
  markdown,
  media: [],
  citations: [],
  ...more,
});
const open = (...blocks: Block[]) => renderVisitor(<TextBody blocks={blocks} />);

test('draws headings, quotes and dated paragraphs as such', async () => {
  const { container } = await open(
    block('Kengir', { form: 'heading' }),
    block('We stood.', { form: 'quote' }),
    block('It began.', { date: dateOf('1954-05-16') }),
  );
  expect(container.querySelector('h2')?.textContent).toBe('Kengir');
  expect(container.querySelector('blockquote')?.textContent).toBe('We stood.');
  expect(container.querySelector('p')?.textContent).toMatch(/1954.*It began\./);
});

test('draws links, emphasis and terms of the Markdown subset', async () => {
  const { container, getAllByRole, getByRole } = await open(
    block('**a** *b* [c](camp:karlag) [d](text:kengir) [e](question:how-many) [f](term:gulag)'),
  );
  expect(texts(container.querySelectorAll('strong, em'))).toEqual(['a', 'b']);
  expect(getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '#/camps/karlag',
    '#/remembrance/kengir',
    '#/figures/how-many',
  ]);
  await click(getByRole('button', { name: 'f' }));
  expect(sheet.value).toEqual({ kind: 'term', termId: 'gulag' });
});

test('keeps a mark on one line with the figure before it', async () => {
  const { container, getByRole } = await open(block('Most were 537[^c1] people.'));
  expect(container.querySelector('.nowrap')?.textContent).toContain('537');
  await click(getByRole('button'));
  expect(sheet.value).toEqual({ kind: 'claim', claimId: 'c1' });
});

test('opens the sources of a whole block', async () => {
  const citations = [citationOf('memoir')];
  const { getByRole } = await open(block('It began.', { citations }));
  await click(getByRole('button'));
  expect(sheet.value).toEqual({ kind: 'citations', title: 'sheet.block', citations });
});

test('puts two voices of a day side by side, the silent one empty', async () => {
  const date = dateOf('1954-05-16');
  const { container } = await open(block('Order given.', { form: 'official', date }));
  expect(container.querySelector('section h3')?.textContent).toContain('1954');
  const voices = [...container.querySelectorAll<HTMLElement>('[data-silent]')];
  expect(voices.map((voice) => [voice.dataset.silent, voice.textContent])).toEqual([
    ['false', `${t('voice.official')}Order given.`],
    ['true', t('voice.survivors')],
  ]);
});

const mediumOf = (more: Partial<Medium> = {}): Medium => ({
  id: 'm',
  kind: 'image',
  file: 'ab.jpg',
  mime: 'image/jpeg',
  width: 800,
  height: 600,
  durationMs: null,
  title: 'Barracks',
  alt: 'A row of barracks',
  caption: null,
  rights: 'State archive',
  date: dateOf('1950'),
  citations: [],
  graphic: false,
  poster: null,
  captions: null,
  transcript: null,
  forms: [],
  ...more,
});
const withMedium = (more?: Partial<Medium>) => open(block('text', { media: [mediumOf(more)] }));

test('shows a picture with its description, title, date and rights', async () => {
  const { getByRole, container } = await withMedium();
  expect(getByRole('img', { name: 'A row of barracks' }).getAttribute('src')).toBe('media/ab.jpg');
  expect(container.querySelector('figcaption')?.textContent).toMatch(/^Barracks, 1950State archive/);
});

test('shows a picture large on request, but not where a browser enlarges it by itself', async () => {
  const { getByRole } = await withMedium();
  await click(getByRole('button', { name: new RegExp(t('media.enlarge')) }));
  expect(sheet.value).toEqual({ kind: 'picture', medium: mediumOf() });
  plainPlayers.value = true;
  expect((await withMedium()).container.querySelector('figure button')).toBeNull();
  plainPlayers.value = false;
});

test('takes media from where the page says', async () => {
  const { getByRole } = await renderVisitor(
    <MediaBase.Provider value="draft/">
      <TextBody blocks={[block('text', { media: [mediumOf()] })]} />
    </MediaBase.Provider>,
  );
  expect(getByRole('img').getAttribute('src')).toBe('draft/ab.jpg');
});

test('hides graphic content until it is asked for', async () => {
  const { queryByRole, getByText, getByRole } = await withMedium({ graphic: true });
  expect(queryByRole('img')).toBeNull();
  await click(getByText(t('media.show')));
  getByRole('img');
});

test.each(['audio', 'video'] as const)('plays %s with controls of its own, described in words', async (kind) => {
  const { container, findByRole } = await withMedium({ kind });
  await findByRole('button', { name: t('film.play') });
  const player = container.querySelector(kind);
  expect(player?.getAttribute('aria-label')).toBe('A row of barracks');
  expect([player?.hasAttribute('controls'), player?.hasAttribute('autoplay')]).toEqual([false, false]);
});

test('leaves a film to the browser in the web edition, with captions, words and its other forms', async () => {
  plainPlayers.value = true;
  const forms = [{ kind: 'signed', file: 'cd.webm', captions: null }] as const;
  const { container, getByRole, getByText } = await withMedium({
    ...{ kind: 'video', file: 'ab.webm', poster: 'p.jpg', captions: 'WEBVTT', transcript: 'One.\n\nTwo.' },
    forms: [...forms],
  });
  plainPlayers.value = false;
  const film = container.querySelector('video');
  expect([film?.hasAttribute('controls'), film?.getAttribute('poster')]).toEqual([true, 'media/p.jpg']);
  expect(film?.querySelector('track')?.getAttribute('src')).toBe('data:text/vtt;charset=utf-8,WEBVTT');
  expect(getByRole('link', { name: t('media.signed') }).getAttribute('href')).toBe('media/cd.webm');
  expect(texts(getByText(t('media.transcript')).parentElement?.querySelectorAll('p') ?? [])).toEqual(['One.', 'Two.']);
});

test('shows the description of a file that cannot be loaded', async () => {
  const { getByRole, queryByRole, getByText } = await withMedium();
  fireEvent.error(getByRole('img'));
  await settle();
  expect(queryByRole('img')).toBeNull();
  getByText('A row of barracks');
});
