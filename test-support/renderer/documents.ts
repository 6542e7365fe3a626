import type { ArchivalDocument } from '../../db/model/api/document.ts';
import { dateOf } from './camps.ts';
import { claimOf, exactly } from './claims.ts';

/** A document with one sheet, and a claim whose value is marked on it. */
export const documentOf = (more: Partial<ArchivalDocument> = {}): ArchivalDocument => ({
  id: 'order',
  title: 'Order of 1937',
  kind: 'order',
  summary: 'What it orders.',
  date: dateOf('1937-08-11'),
  reference: {
    ...{ archive: { id: 'state', name: 'State archive' }, short: 'SA', place: 'Almaty' },
    ...{ fond: 'R-1', inventory: '2', file: '3', sheet: null },
  },
  issuedBy: 'An office',
  language: 'ru',
  consulted: 'consulted',
  via: [],
  scans: [scanOf('sheet-1')],
  transcription: 'Приказываю.',
  translation: 'I order.',
  persons: [],
  camps: [{ id: 'karlag', name: 'Karlag' }],
  claims: [claimOf('count', exactly(400))],
  marks: [{ claimId: 'count', box: { page: 1, left: 0.4, top: 0.4, width: 0.2, height: 0.1 } }],
  ...more,
});

export const scanOf = (id: string): ArchivalDocument['scans'][number] => ({
  ...{ id, kind: 'image', file: `${id}.png`, mime: 'image/png', width: 600, height: 800, durationMs: null },
  ...{ title: null, alt: `Seen on ${id}`, caption: null, rights: 'State archive', date: null, citations: [] },
  graphic: false,
  poster: null,
  captions: null,
  transcript: null,
  forms: [],
});
