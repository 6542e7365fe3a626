import { expect, test } from 'vitest';
import type { Block, MemorialText } from '../../../db/model/api/text.ts';
import { citationOf, claimOf } from '../../../test-support/renderer/claims.ts';
import { renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { TextScreen } from './TextScreen.tsx';

const block = (markdown: string, more: Partial<Block> = {}): Block => ({
  form: 'paragraph',
  date: null,
  markdown,
  media: [],
  citations: [],
  ...more,
});
const textOf = (more: Partial<MemorialText> = {}): MemorialText => ({
  id: 'kengir',
  kind: 'history',
  order: 1,
  title: 'Kengir',
  lead: 'Forty days',
  contentNote: null,
  inLoop: true,
  blocks: [block('First paragraph')],
  citations: [citationOf('memoir')],
  claims: [claimOf('c1')],
  ...more,
});

const services = { kiosk: {} as never };

test('shows the text with the sources of text, blocks and claims', async () => {
  const blocks = [block('First paragraph', { citations: [citationOf('letters')] })];
  const { container } = await renderVisitor(<TextScreen text={textOf({ blocks })} />, { services });
  const sources = ['Title of memoir', 'Title of letters', 'Title of archive'];
  for (const part of ['Kengir', 'Forty days', 'First paragraph', ...sources]) {
    expect(container.textContent).toContain(part);
  }
});

test('shows a content note above the text, which it does not hide', async () => {
  const { getByText } = await renderVisitor(<TextScreen text={textOf({ contentNote: 'Describes deaths.' })} />, {
    services,
  });
  const note = getByText('Describes deaths.');
  expect(note.compareDocumentPosition(getByText('First paragraph'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test('uses the full width for a text in two voices only', async () => {
  const width = async (text: MemorialText) => {
    const { getByRole } = await renderVisitor(<TextScreen text={text} />, { services });
    return getByRole('article').className.split(' ').length;
  };
  expect(await width(textOf())).toBe(1);
  expect(await width(textOf({ blocks: [block('order', { form: 'official' })] }))).toBe(2);
});
