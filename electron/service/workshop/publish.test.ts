import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishState, ReleaseList, Review } from '../../../db/model/record/publish.ts';
import type { RecordSummary, WorkshopRecord } from '../../../db/model/record/workshop.ts';
import {
  esimde,
  keyPassphrase,
  museumFolder,
  type Person,
  type RunningKiosk,
  remove,
  startKiosk,
} from './kiosk.fixture.ts';

/** Protects: what visitors see changes only by two people, whole, and can be taken back; on the real program. */
const { data } = museumFolder({ Болат: ['approver', 'technician'], Айгүл: ['editor', 'approver'] });
let kiosk: RunningKiosk;
let aigul: Person;
let bolat: Person;

beforeAll(async () => {
  kiosk = await startKiosk(data);
  aigul = await kiosk.signIn('Айгүл');
  bolat = await kiosk.signIn('Болат');
}, 60_000);
afterAll(async () => {
  await kiosk.stop();
  remove(data);
});

const camp = async () => (await kiosk.get('/api/camps/karlag?lang=ru')).json() as Promise<{ name: string }>;
const release = async () => (await (await kiosk.get('/api/release')).json()) as { sequence: number; by: string };

async function rename(name: string): Promise<RecordSummary> {
  const record = await aigul.json<WorkshopRecord>('GET', '/records/camp/karlag');
  const body = structuredClone(record.body) as { name: Record<string, string> };
  for (const language of ['kk', 'ru', 'en']) body.name[language] = `${name} ${language}`;
  return aigul.json('POST', '/records/camp/karlag/revisions', { baseRevision: record.revision, body, reason: 'Атауы' });
}

const publish = (passphrase = keyPassphrase) => aigul.job('POST', '/publish', { key: 'museum', passphrase });

async function seen(sequence: number): Promise<void> {
  for (let tried = 0; (await release()).sequence !== sequence; tried++) {
    if (tried > 60) throw new Error(`release ${sequence} does not appear`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('from a draft to the visitor', () => {
  it('goes a correction that a second person approved', { timeout: 60_000 }, async () => {
    const before = await camp();
    const saved = await rename('Карлаг жаңа');
    const review = await bolat.json<Review>('GET', '/review');
    expect(review).toMatchObject({ fourEyes: true, total: 1 });
    expect(review.items[0]).toMatchObject({ kind: 'camp', id: 'karlag', canApprove: true, reason: 'Атауы' });
    expect(review.items[0]?.changes.map(({ path }) => path.join('.'))).toEqual(['name.kk', 'name.ru', 'name.en']);
    expect((await aigul.json<Review>('GET', '/review')).items[0]?.canApprove).toBe(false);

    const own = await aigul.ask('POST', '/review/camp/karlag/approve', { revision: saved.revision });
    expect(own.status).toBe(403);
    const approved = await bolat.json<RecordSummary>('POST', '/review/camp/karlag/approve', {
      revision: saved.revision,
    });
    expect(approved.state).toBe('approved');

    const state = await bolat.json<PublishState>('GET', '/publish');
    expect(state.gates.filter(({ found }) => found.length > 0)).toEqual([]);
    expect(state).toMatchObject({ keys: ['museum'], nextSequence: 2, approved: [{ id: 'karlag' }] });
    const wrong = await publish('another passphrase');
    expect(wrong).toMatchObject({ state: 'refused', error: { code: 'wrong-passphrase' } });
    expect(await camp()).toEqual(before);

    const job = await publish();
    expect(job, JSON.stringify(job)).toMatchObject({ state: 'done', result: { sequence: 2, revertedBecause: null } });
    await seen(2);
    expect((await camp()).name).toBe('Карлаг жаңа ru');
    expect((await aigul.json<WorkshopRecord>('GET', '/records/camp/karlag')).state).toBe('released');
    expect((await bolat.json<Review>('GET', '/review')).items).toEqual([]);
    expect((await bolat.json<ReleaseList>('GET', '/releases')).releases).toMatchObject([
      { sequence: 2, isCurrent: true, by: 'Айгүл', refusal: null },
      { sequence: 1, isBuiltin: true, refusal: null },
    ]);
    expect(esimde(['audit', 'verify', '--data', data]).status).toBe(0);
  });
});
