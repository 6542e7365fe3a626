import { waitFor } from '@testing-library/preact';
import { decodeQR } from 'qr/decode.js';
import { expect, test } from 'vitest';
import { renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { TakeHomeSheet } from './TakeHomeSheet.tsx';
import { textToTake } from './take-home-text.ts';

/** Protects: a telephone reads the text of the code, whole, in every alphabet, and finds an address only where the museum sets one. */
const takeHome = {
  head: ['Қайым Мұхамедханов', '1916–2004'],
  body: 'Ғалым, абайтанушы. '.repeat(100),
  sources: ['Қарлаг музейі', 'ALZHIR Museum, 2020'],
};

/** Draws the code as a picture of 4 pixels a module, and reads it. */
function read(svg: Element): string {
  const size = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
  const scale = 4;
  const data = new Uint8Array((size * scale) ** 2 * 4).fill(255);
  for (const [, x, y] of (svg.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h1/g)) {
    for (let at = 0; at < scale * scale; at++) {
      const column = Number(x) * scale + (at % scale);
      const row = Number(y) * scale + Math.floor(at / scale);
      data.fill(0, (row * size * scale + column) * 4, (row * size * scale + column) * 4 + 3);
    }
  }
  return decodeQR({ width: size * scale, height: size * scale, data });
}

test('shows a code that says the text beside it', async () => {
  const services = { kiosk: {} as never };
  const { container } = await renderVisitor(<TakeHomeSheet of={takeHome} />, { services });
  await waitFor(() => expect(container.querySelector('path')).not.toBeNull());
  const text = read(container.querySelector('svg') as Element);
  expect(text).toBe(container.querySelector('p:last-child')?.textContent);
  expect(text).toContain('Қайым Мұхамедханов\n1916–2004\nҒалым');
  expect(text).toContain('ALZHIR Museum, 2020');
  expect(text).not.toContain('://');
});

test('cuts the summary first, and never the name', () => {
  expect(new TextEncoder().encode(textToTake(takeHome)).length).toBeLessThanOrEqual(1_000);
  const long = {
    ...takeHome,
    head: ['Name', ...Array.from({ length: 80 }, (_, index) => `fact of the life ${index}`)],
  };
  const text = textToTake(long, 'https://museum.example');
  expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(1_000);
  expect(text.startsWith('Name\nfact of the life 0\n')).toBe(true);
  expect(text.endsWith('\nhttps://museum.example')).toBe(true);
});
