import { hc, type InferResponseType } from 'hono/client';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { Camp, CampsReply, TimelineYear } from '../../../db/model/api/camp.ts';
import type { Claim } from '../../../db/model/api/claim.ts';
import type { ErrorReply } from '../../../db/model/api/error.ts';
import type { Peoples, Question, QuestionSummary, Work } from '../../../db/model/api/figures.ts';
import type { Health, Kiosk, ReleaseInfo } from '../../../db/model/api/release.ts';
import type { SearchResult } from '../../../db/model/api/search.ts';
import type { Source } from '../../../db/model/api/source.ts';
import type { GlossaryTerm, MemorialText, TextList } from '../../../db/model/api/text.ts';
import { type ServiceFixture, serviceFixture } from '../../../test-support/service/service.ts';
import type { Routes } from './routes.ts';

let kiosk: ServiceFixture;
beforeAll(() => {
  kiosk = serviceFixture();
});
afterAll(() => kiosk.remove());

const client = hc<Routes>('http://kiosk.test/api', {
  fetch: (input: string | URL | Request, init?: RequestInit) => kiosk.service.fetch(new Request(input, init)),
});

describe('the typed client', () => {
  it('asks and is answered', async () => {
    const response = await client.camps[':id'].$get({ param: { id: 'karlag' }, query: { lang: 'ru' } });
    if (!response.ok) throw new Error('refused');
    const camp: Camp = await response.json();
    expect(camp.name).toBe('Карлаг');
  });

  it('passes filters', async () => {
    const response = await client.camps.$get({ query: { lang: 'en', type: 'itl', from: '1940', to: '1945' } });
    if (!response.ok) throw new Error('refused');
    expect((await response.json()).camps.length).toBeGreaterThan(0);
  });

  it('knows each route by its record', () => {
    type Answer<Get> = InferResponseType<Get, 200>;
    expectTypeOf<Answer<typeof client.health.$get>>().toEqualTypeOf<Health>();
    expectTypeOf<Answer<typeof client.kiosk.$get>>().toEqualTypeOf<Kiosk>();
    expectTypeOf<Answer<typeof client.release.$get>>().toEqualTypeOf<ReleaseInfo>();
    expectTypeOf<Answer<typeof client.camps.$get>>().toExtend<CampsReply>();
    expectTypeOf<Answer<(typeof client.camps)[':id']['$get']>>().toExtend<Camp>();
    expectTypeOf<Answer<typeof client.questions.$get>>().toEqualTypeOf<QuestionSummary[]>();
    expectTypeOf<Answer<(typeof client.questions)[':id']['$get']>>().toEqualTypeOf<Question>();
    expectTypeOf<Answer<typeof client.peoples.$get>>().toEqualTypeOf<Peoples>();
    expectTypeOf<Answer<typeof client.works.$get>>().toEqualTypeOf<Work[]>();
    expectTypeOf<Answer<typeof client.texts.$get>>().toEqualTypeOf<TextList>();
    expectTypeOf<Answer<(typeof client.texts)[':id']['$get']>>().toEqualTypeOf<MemorialText>();
    expectTypeOf<Answer<typeof client.glossary.$get>>().toEqualTypeOf<GlossaryTerm[]>();
    expectTypeOf<Answer<(typeof client.claims)[':id']['$get']>>().toEqualTypeOf<Claim>();
    expectTypeOf<Answer<(typeof client.sources)[':id']['$get']>>().toEqualTypeOf<Source>();
    expectTypeOf<Answer<typeof client.timeline.$get>>().toEqualTypeOf<TimelineYear[]>();
    expectTypeOf<Answer<typeof client.search.$get>>().toEqualTypeOf<SearchResult>();
    expectTypeOf<InferResponseType<(typeof client.camps)[':id']['$get'], 404>>().toEqualTypeOf<ErrorReply>();
  });
});
