import { signal } from '@preact/signals';
import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { RecordProblem } from '../../../db/model/api/records.ts';
import { button, click, render, settle } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';
import type { Editor } from './editor.ts';
import { LoopPreview } from './LoopPreview.tsx';

const now = vi.fn(async () => {});
const editorWith = (problems: RecordProblem[] = []) =>
  ({ problems: signal(problems), autosave: { now } }) as unknown as Editor;
const source = () => document.querySelector('iframe')?.getAttribute('src');
const open = async (buildProof = async () => {}) => {
  await render(<LoopPreview id="main" editor={editorWith()} />, { api: { buildProof } });
  await click(button(t('loopPreview.open')));
  await settle();
};

test('saves what is typed, builds the proof, and shows the loop of this playlist at speed', async () => {
  const buildProof = vi.fn(async () => expect(now).toHaveBeenCalled());
  await open(buildProof);
  expect(buildProof).toHaveBeenCalledOnce();
  expect(source()).toBe('api/workshop/proof/playlist/main/?speed=10#/loop?lang=en&scene=0');
});

test('steps through the scenes, and changes language, speed and screen', async () => {
  await open();
  await click(button(t('loopPreview.next')));
  await click(button(t('loopPreview.next')));
  await click(button(t('loopPreview.previous')));
  await click(button(t('loopPreview.usual')));
  await click(screen.getByRole('button', { name: 'Қаз' }));
  expect(source()).toBe('api/workshop/proof/playlist/main/?speed=1#/loop?lang=kk&scene=1');
  expect(document.querySelector('iframe')?.style.width).toBe('1920px');
  await click(button(t('loopPreview.portrait')));
  expect(document.querySelector('iframe')?.style.width).toBe('1080px');
});

test('says why the proof cannot be built', async () => {
  await open(async () => {
    throw new WorkshopRefusal('refused');
  });
  expect(screen.getByRole('alert').textContent).toContain(t('loopPreview.refused'));
  expect(source()).toBeUndefined();
});

test('waits until a playlist can be played', async () => {
  const problem: RecordProblem = { code: 'required', path: ['scenes'], message: 'has no scene' };
  await render(<LoopPreview id="main" editor={editorWith([problem])} />);
  expect(button(t('loopPreview.open')).hasAttribute('disabled')).toBe(true);
  expect(screen.getByText(t('loopPreview.wrong'))).toBeTruthy();
});
