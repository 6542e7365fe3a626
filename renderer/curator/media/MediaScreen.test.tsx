import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { RecordProblem } from '../../../db/model/api/records.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { recordSummary, workshopRecord } from '../../../test-support/renderer/records.ts';
import { button, click, render, settle } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { MediaScreen } from './MediaScreen.tsx';

const sha256 = 'a'.repeat(64);
const body = {
  sha256,
  kind: 'image',
  width: 1200,
  height: 800,
  bytes: 340_000,
  alt: { en: 'A barrack' },
  graphic: true,
};
const problem = (code: RecordProblem['code'], path: string[]): RecordProblem => ({ code, path, message: '' });
const found = [problem('missing-alt', ['alt']), problem('missing-language', ['alt', 'kk']), problem('duplicate', [])];
const medium = workshopRecord('media', 'image-a', '', { body, found });
const one = { records: async () => ({ records: [medium], total: 1 }), record: async () => medium };

async function give(...files: File[]): Promise<void> {
  const picker = document.querySelector('input[type=file]') as HTMLInputElement;
  Object.defineProperty(picker, 'files', { value: files, configurable: true });
  fireEvent.change(picker);
  for (let file = 0; file < files.length + 1; file++) await settle();
}

test('names a file that is not described yet as its owner did', async () => {
  const fresh = workshopRecord('media', 'image-a', '', { body: { ...body, alt: {}, fileName: 'КФ-1234.jpg' }, found });
  await render(<MediaScreen />, { api: { ...one, record: async () => fresh } });
  expect(screen.getByRole('link', { name: 'КФ-1234.jpg' })).toBeTruthy();
});

test('shows what was measured, a graphic file blurred, and each fault once', async () => {
  await render(<MediaScreen />, { api: one });
  expect(screen.getByText(/1[,\s]200 × 800/)).toBeTruthy();
  expect(document.querySelector('[data-graphic=true] img')?.getAttribute('alt')).toBe('A barrack');
  expect([...document.querySelectorAll('[data-fault]')].map(({ textContent }) => textContent)).toEqual([
    t('media.lacks.alt'),
    t('media.lacks.other'),
  ]);
});

test('a new file gets its record at once; a known and a refused one say so', async () => {
  const uploadMedia = vi.fn(async (file: Blob) => {
    if (file instanceof File && file.name === 'virus.exe') throw new WorkshopRefusal('unsupported');
    return { sha256, kind: 'image' as const, mime: 'image/png', bytes: 1 };
  });
  const create = vi
    .fn()
    .mockResolvedValueOnce(recordSummary('media', 'image-a', 'A'))
    .mockRejectedValueOnce(new WorkshopRefusal('exists'));
  await render(<MediaScreen />, { api: { ...one, uploadMedia, create } });
  await give(new File(['x'], 'a.png'), new File(['x'], 'again.png'), new File(['x'], 'virus.exe'));
  expect([...document.querySelectorAll('[data-outcome]')].map((each) => each.getAttribute('data-outcome'))).toEqual([
    'added',
    'known',
    'refused',
  ]);
  expect(screen.getByText(t('media.fault.not-media'))).toBeTruthy();
  expect(create).toHaveBeenCalledWith(
    'media',
    expect.objectContaining({ id: `image-${'a'.repeat(12)}`, body: expect.objectContaining({ fileName: 'a.png' }) }),
  );
});

test('each page of a PDF gets its record; a PDF that is refused says why', async () => {
  const uploadPages = vi.fn(async (file: Blob) => {
    if (file instanceof File && file.name === 'locked.PDF')
      throw new WorkshopRefusal('unsupported', { code: 'unsupported', message: '', fault: 'locked-pdf' });
    return ['b', 'c'].map((each) => ({ sha256: each.repeat(64), kind: 'image', mime: 'image/jpeg', bytes: 1 }));
  });
  const create = vi.fn(async () => recordSummary('media', 'image-b', 'B'));
  await render(<MediaScreen />, { api: { ...one, uploadPages, create } });
  await give(new File(['x'], 'case.pdf', { type: 'application/pdf' }), new File(['x'], 'locked.PDF'));
  await settle();
  expect(create.mock.calls.map((call: unknown[]) => call[1])).toMatchObject([
    { body: { sha256: 'b'.repeat(64), fileName: t('media.page', { name: 'case.pdf', number: 1 }) } },
    { body: { sha256: 'c'.repeat(64), fileName: t('media.page', { name: 'case.pdf', number: 2 }) } },
  ]);
  expect(screen.getByText(t('media.fault.locked-pdf'))).toBeTruthy();
});

test('the filter asks for files with faults, and says when there are none', async () => {
  const records = vi.fn(async ({ list }: { list?: string }) =>
    list ? { records: [], total: 0 } : { records: [medium], total: 1 },
  );
  await render(<MediaScreen />, { api: { ...one, records } });
  await click(button(t('media.filter.faults')));
  expect(records).toHaveBeenLastCalledWith(expect.objectContaining({ list: 'media-faults' }));
  expect(screen.getByText(t('media.noFaults'))).toBeTruthy();
});

test('more files are loaded on request', async () => {
  const records = vi.fn(async () => ({ records: [medium], total: 30 }));
  await render(<MediaScreen />, { api: { ...one, records } });
  await click(button(t('media.more')));
  expect(records).toHaveBeenLastCalledWith(expect.objectContaining({ limit: 25 }));
});

test.each(languages)('says in %s that there are no files yet', async (language) => {
  await render(<MediaScreen />, { language });
  expect(screen.getByText(translateIn(language)('media.empty'))).toBeTruthy();
});
