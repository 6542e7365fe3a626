import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ArchivalDocument } from '../../db/model/api/document.ts';
import type { Medium } from '../../db/model/api/media.ts';
import type { MemorialText } from '../../db/model/api/text.ts';
import { project } from './program.ts';

const medium: Medium = {
  ...{ id: 'staged-picture', kind: 'image', file: 'staged.svg', mime: 'image/svg+xml', width: 1600, height: 1200 },
  ...{ durationMs: null, title: 'Барак', alt: 'Барак', caption: 'Сурет – фото – picture', rights: 'Архив', date: null },
  ...{ citations: [], graphic: false, poster: null, captions: null, transcript: null, forms: [] },
};

const film: Medium = {
  ...{ ...medium, id: 'staged-film', kind: 'video', file: 'staged.webm', mime: 'video/webm', durationMs: 40_000 },
  captions: 'WEBVTT\n\n00:00.000 --> 00:39.000\nБіз келдік – мы пришли',
  transcript: 'Біз келдік – мы пришли',
  forms: [
    { kind: 'described', file: 'staged.webm', captions: null },
    { kind: 'signed', file: 'staged.webm', captions: null },
  ],
};

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">
  <rect width="1600" height="1200" fill="#cbb"/><path d="M200 900 800 300l600 600z" fill="#433"/></svg>`;

/** The text that shows a picture and a film, and the document that has a scan, after `stageMedia`. */
export const staged = { text: '#/remembrance/kengir', document: '#/documents/karlag-conditions-1958' };

/** Adds a picture, a film and a scan to what the service answers, because the built-in release has none. */
export async function stageMedia(page: Page): Promise<void> {
  await answerWith<MemorialText>(page, '**/api/texts/kengir?*', (text) => {
    const [first, ...others] = text.blocks;
    return first ? { ...text, blocks: [{ ...first, media: [medium, film] }, ...others] } : text;
  });
  await answerWith<ArchivalDocument>(page, '**/api/documents/karlag-conditions-1958?*', (document) => ({
    ...document,
    scans: [medium],
  }));
  await page.route('**/media/staged.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: svg }));
  await page.route('**/media/staged.webm', (route) =>
    route.fulfill({ contentType: 'video/webm', path: join(project, 'test-support', 'workshop', 'long-film.webm') }),
  );
}

async function answerWith<T>(page: Page, address: string, change: (answer: T) => T): Promise<void> {
  await page.route(address, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change((await response.json()) as T) });
  });
}
