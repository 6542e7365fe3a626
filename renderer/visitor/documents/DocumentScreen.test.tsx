import { act } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ArchivalDocument } from '../../../db/model/api/document.ts';
import { documentOf, scanOf } from '../../../test-support/renderer/documents.ts';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { sheet } from '../navigation/sheet.ts';
import { DocumentScreen } from './DocumentScreen.tsx';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
});

const open = (more: Partial<ArchivalDocument> = {}, claimId: string | null = null) =>
  renderVisitor(<DocumentScreen document={documentOf(more)} claimId={claimId} />);
const named = (container: Element, name: string) =>
  [...container.querySelectorAll<HTMLElement>('button')].find((button) => button.textContent === name) as HTMLElement;

test('shows the translation first, then the words as written, then what is known of the document', async () => {
  const { container } = await open();
  expect(container.textContent).toContain('I order.');
  expect(container.textContent).not.toContain('Приказываю.');
  await click(named(container, t('document.transcription')));
  expect(container.querySelector('[lang=ru]')?.textContent).toBe('Приказываю.');
  await click(named(container, t('document.about')));
  expect(texts(container.querySelectorAll('dd'))).toContain('State archive, Almaty');
  expect(container.textContent).toContain('SA, fond\u00a0R-1, inv.\u00a02, file\u00a03');
});

test('writes the back of a sheet in the language of the page', async () => {
  const { reference } = documentOf({});
  const { container } = await open({ reference: { ...reference, sheet: '3 об.' } });
  expect(container.textContent).toContain(t('document.sheetBack', { value: '3' }));
});

test('marks the value that the visitor came from in the middle of the sheet, and leads to its claim', async () => {
  const { container } = await open({}, 'count');
  const mark = container.querySelector<HTMLElement>('[data-wanted=true]') as HTMLElement;
  expect(mark.style.left).toBe('40%');
  const drawn = mark.parentElement as HTMLElement;
  expect(drawn.style.transform).toBe('translate(-225px, -230px)');
  await click(mark);
  expect(sheet.value).toEqual({ kind: 'claim', claimId: 'count' });
});

test('enlarges by buttons and shows the sheet whole again', async () => {
  const { container } = await open();
  const width = () => container.querySelector<HTMLElement>('img')?.parentElement?.style.width;
  expect(width()).toBe('600px');
  await click(named(container, t('document.zoomIn')));
  expect(width()).toBe('960px');
  await click(named(container, t('document.whole')));
  expect(width()).toBe('600px');
});

test('moves an enlarged sheet by arrow keys, which lead on at its edge', async () => {
  const { container } = await open();
  const panel = container.querySelector<HTMLElement>('[role=application]') as HTMLElement;
  const place = () => container.querySelector<HTMLElement>('img')?.parentElement?.style.transform;
  /** Whether the sheet took the key. */
  const press = async (key: string) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    await act(() => void panel.dispatchEvent(event));
    return event.defaultPrevented;
  };
  expect([panel.tabIndex, await press('ArrowRight')]).toEqual([-1, false]);
  await click(named(container, t('document.zoomIn')));
  expect(panel.tabIndex).toBe(0);
  expect(await press('ArrowLeft')).toBe(true);
  expect(place()).toMatch(/^translate\(-30px,/);
  expect(await press('ArrowLeft')).toBe(true);
  expect(await press('ArrowLeft')).toBe(false);
  expect(place()).toMatch(/^translate\(0px,/);
});

test('turns from one sheet to another, each with its own marks', async () => {
  const { container } = await open({ scans: [scanOf('sheet-1'), scanOf('sheet-2')] });
  await click(container.querySelector('[aria-label="Sheet 2 of 2"]') as HTMLElement);
  expect(container.querySelector('img')?.alt).toBe('Seen on sheet-2');
  expect(container.querySelector('[data-wanted]')).toBeNull();
});

test('keeps the words in full screen until they are hidden, and says where no picture was added', async () => {
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
  const { container } = await open();
  expect(scrollIntoView).not.toHaveBeenCalled();
  await click(named(container, t('document.fullScreen')));
  expect(container.querySelector('[data-wide=true]')).not.toBeNull();
  expect(scrollIntoView, 'the buttons below the picture are on the screen').toHaveBeenCalledWith({ block: 'end' });
  expect(container.textContent).toContain('I order.');
  await click(named(container, t('document.scanOnly')));
  expect(container.textContent).not.toContain('I order.');
  await click(named(container, t('document.beside')));
  expect(container.textContent).toContain('I order.');
  const without = await open({ scans: [], marks: [], transcription: null, translation: null });
  expect(without.container.textContent).toContain(t('document.noScan'));
  expect(without.container.textContent).toContain('What it orders.');
});

test('asks before it shows a sheet with violence', async () => {
  const { container } = await open({ scans: [{ ...scanOf('sheet-1'), graphic: true }] });
  expect(container.querySelector('img')).toBeNull();
  await click(named(container, t('media.show')));
  expect(container.querySelector('img')).not.toBeNull();
});
