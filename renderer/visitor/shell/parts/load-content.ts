import type { Person } from '../../../../db/model/api/person.ts';
import type { SearchResult } from '../../../../db/model/api/search.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import type { Api } from '../../../shared/api/api.ts';
import { mapPart } from '../../map/map-part.ts';
import { askedNames } from '../../names/names-selection.ts';
import { lastPerson } from '../../navigation/navigator.ts';
import type { FiguresPart, RemembrancePart, Route } from '../../navigation/route.ts';
import { askedPeople } from '../../people/people-selection.ts';
import { type Named, namedOf, personNamed } from '../../remembrance/silence.ts';
import { query } from '../../search/query.ts';
import type { View } from './view.ts';

type VisitRoute = Exclude<Route, { screen: 'loop' }>;

/** The content of a screen of a visit: apart from the loop's, which is the first load of the page. */
export async function loadContent(api: Api, route: VisitRoute, language: Language): Promise<View> {
  switch (route.screen) {
    case 'home':
      return loadHome(api, language);
    case 'people':
      return loadPeople(api, language);
    case 'person':
      return { screen: 'person', person: await api.person(language, route.id) };
    case 'names':
      return loadNames(api, language);
    case 'name':
      return loadName(api, route.list, route.row, language);
    case 'ask':
      return { screen: 'ask' };
    case 'document':
      return { screen: 'document', document: await api.document(language, route.id), claimId: route.claimId };
    case 'event':
      return { screen: 'event', event: await api.event(language, route.id) };
    case 'camps':
      return loadCamps(api, language, route.year);
    case 'camp':
      return { screen: 'camp', camp: await api.camp(language, route.id) };
    case 'compare':
      return {
        screen: 'compare',
        camps: await Promise.all([api.camp(language, route.ids[0]), api.camp(language, route.ids[1])]),
      };
    case 'figures':
      return loadFigures(api, route.part, language);
    case 'question':
      return { screen: 'question', question: await api.question(language, route.id) };
    case 'remembrance':
      return loadRemembrance(api, route.part, language);
    case 'text':
      return { screen: 'text', text: await api.text(language, route.id) };
    case 'ways':
      return { screen: 'ways', ways: await api.ways(language) };
    case 'way':
      return { screen: 'way', way: await api.way(language, route.id) };
    case 'glossary':
      return { screen: 'glossary', terms: await api.glossary(language) };
    case 'search':
      return loadSearch(api, language);
    case 'silence':
      return loadSilence(api, route.campId, language);
  }
}

async function loadHome(api: Api, language: Language): Promise<View> {
  const [release, person] = await Promise.all([api.release(), personOfHome(api, language)]);
  return { screen: 'home', release, person };
}

/** Who was in the loop last, or the first of the list. Home is there without a person, too: nothing may keep it away. */
async function personOfHome(api: Api, language: Language): Promise<Person | null> {
  const shownId = lastPerson.peek();
  const last = shownId === null ? null : await api.person(language, shownId).catch(() => null);
  if (last !== null) return last;
  const { people } = await api.people(language, {}).catch(() => ({ people: [] }));
  return people[0] ? api.person(language, people[0].id).catch(() => null) : null;
}

/** Loaded with the screen, so that a visitor who comes back from a hit finds the results, scrolled as before. */
async function findFor(api: Api, language: Language): Promise<SearchResult | null> {
  const wanted = query.value.trim();
  return wanted === '' ? null : api.search(language, wanted);
}

async function loadPeople(api: Api, language: Language): Promise<View> {
  const [list, lists] = await Promise.all([api.people(language, askedPeople()), api.nameLists(language)]);
  return { screen: 'people', list, lists };
}

async function loadNames(api: Api, language: Language): Promise<View> {
  const query = askedNames();
  const [lists, found] = await Promise.all([
    api.nameLists(language),
    query === null ? null : api.names(language, query),
  ]);
  return { screen: 'names', found, lists };
}

async function loadName(api: Api, list: string, row: string, language: Language): Promise<View> {
  const [entry, lists] = await Promise.all([api.nameEntry(language, list, row), api.nameLists(language)]);
  return { screen: 'name', entry, lists };
}

async function loadSearch(api: Api, language: Language): Promise<View> {
  const [found, lists] = await Promise.all([findFor(api, language), api.nameLists(language)]);
  return { screen: 'search', found, lists };
}

async function loadCamps(api: Api, language: Language, year?: number): Promise<View> {
  const [list, map] = await Promise.all([api.camps(language), mapPart()]);
  return { screen: 'camps', list, map, year };
}

async function loadRemembrance(api: Api, part: RemembrancePart, language: Language): Promise<View> {
  const [list, { counts }] = await Promise.all([api.texts(language), api.release()]);
  return { screen: 'remembrance', part, list, hasWays: counts.ways > 0 };
}

async function loadSilence(api: Api, campId: string | null, language: Language): Promise<View> {
  const named = await (campId === null ? namesOfDay(api, language) : api.camp(language, campId).then(namedOf));
  return named.length > 0 ? { screen: 'silence', named } : { screen: 'absent', wanted: 'silence' };
}

/** The people of the day; camps where the release has no people. */
async function namesOfDay(api: Api, language: Language): Promise<Named[]> {
  const { scenes } = (await api.loop(language)).content;
  const people = scenes.flatMap((scene) => (scene.kind === 'name' ? [personNamed(scene.person)] : []));
  return people.length > 0 ? people : (await api.camps(language)).camps.flatMap(namedOf);
}

async function loadFigures(api: Api, part: FiguresPart, language: Language): Promise<View> {
  switch (part) {
    case 'questions':
      return { screen: 'figures', part, questions: await api.questions(language) };
    case 'peoples':
      return { screen: 'figures', part, peoples: await api.peoples(language) };
    case 'works':
      return loadWorks(api, language);
  }
}

async function loadWorks(api: Api, language: Language): Promise<View> {
  const [works, { camps }] = await Promise.all([api.works(language), api.camps(language)]);
  return { screen: 'figures', part: 'works', works, camps };
}
