/** Fixed words of the model. Words that historians may extend are in `db/content/vocabulary.yaml`. */

/** The languages of the kiosk in the order in which they are always shown: Kazakh first. */
export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** What kind of number a figure is; a planned strength, a capacity or the number allowed to a camp is never a count. */
export const figureKinds = [
  'counted',
  'average',
  'planned',
  'limit',
  'capacity',
  'rounded',
  'estimate',
  'sum',
  'published',
] as const;
export type FigureKind = (typeof figureKinds)[number];

export const qualifiers = ['exact', 'about', 'up-to', 'at-least', 'more-than', 'not-before'] as const;
export type Qualifier = (typeof qualifiers)[number];

/**
 * Stations of a person's life, in the order in which those of one day are shown. Each is a claim with a date, which may be
 * unknown (`XXXX`). What comes after `died` may be later than the death.
 */
export const stationKinds = [
  'born',
  'arrested',
  'sentenced',
  'arrived',
  'held',
  'transferred',
  'released',
  'exiled',
  'died',
  'rehabilitated',
] as const;
export type StationKind = (typeof stationKinds)[number];

/** What of its subject a claim speaks of. `maximum` is the highest strength that a source states. */
export const properties = [
  // people
  'headcount',
  'maximum',
  'passed-through',
  'deaths',
  'group',
  // dates
  'opened',
  'closed',
  'renamed',
  'event',
  'existence',
  // other amounts
  'quantity',
  // statements
  'name',
  'place',
  'remark',
  // what held in a period: its value is a statement, or `state`
  'official-name',
  'parent',
  'type',
  'region',
  'superior',
  'order',
  'head',
  // stations of a person, each with a date
  ...stationKinds,
] as const;
export type Property = (typeof properties)[number];

/**
 * Why a claim is or is not shown: `published`; `editorial`, shown as the editors' note;
 * `unverified`, kept with the content and in no release.
 */
export const claimStatuses = ['published', 'editorial', 'unverified'] as const;

/**
 * What an entry among the camps is, beside the types of `db/content/vocabulary.yaml`. A group or a type is never a point on
 * the map nor added to its members.
 */
export const campTypes = [
  'itl', // corrective-labour camp
  'special-camp', // osobyi lager, 1948–1954/56
  'construction-itl', // construction project with its own ITL
  'camp-section', // lagernoe otdelenie that stood by itself
  'section-of-camp', // part of a camp, such as ALZHIR within Karlag
  'filtration-section', // screening and filtration
  'pow-camp', // prisoner-of-war camp, not under the GULAG
  'regional-administration',
  'group', // a total over several camps
  'camp-type', // a generic word, such as "special camp"
] as const;
export type CampType = (typeof campTypes)[number];

/** A type that the program names itself; any other is an id in vocabulary.yaml. */
export const isCampType = (type: string): type is CampType => campTypes.some((known) => known === type);

/** How well a place is known. `radiusKm` of a seat says how far off the point may be. */
export const placePrecisions = ['settlement', 'city', 'area', 'unknown'] as const;
export type PlacePrecision = (typeof placePrecisions)[number];

export const aliasKinds = ['printed', 'official', 'short', 'earlier', 'later', 'search'] as const;
export type AliasKind = (typeof aliasKinds)[number];

/** How one camp came from, or went into, another. */
export const lineageKinds = ['became', 'merged-into', 'split-from', 'sections-moved', 'founded-on'] as const;
export type LineageKind = (typeof lineageKinds)[number];

export const textKinds = ['history', 'law', 'remembrance', 'testimony', 'method'] as const;
export type TextKind = (typeof textKinds)[number];

export const sourceKinds = [
  'article',
  'handbook',
  'database',
  'encyclopedia-mirror',
  'research',
  'press',
  'museum',
  'law',
  'book',
  'web',
  'editorial',
  'unverified',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** How a source was seen. */
export const consultations = [
  'consulted',
  'mirror',
  'abstract',
  'front-page',
  'excerpt',
  'inference',
  'not-seen',
] as const;
export type Consultation = (typeof consultations)[number];

/** What a claim is about. `system`: the camp system as a whole. */
export const subjectKinds = ['camp', 'person', 'place', 'system', 'people', 'work', 'law'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const genders = ['woman', 'man', 'unknown'] as const;
export type Gender = (typeof genders)[number];

/** What a document is, as archivists sort it. */
export const documentKinds = [
  'order',
  'letter',
  'memo',
  'report',
  'list',
  'card',
  'case-file',
  'certificate',
  'map',
  'other',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The language that a document is written in. */
export const documentLanguages = ['kk', 'ru', 'en', 'de', 'other'] as const;
export type DocumentLanguage = (typeof documentLanguages)[number];

/** What a further name of a person is. `file`: as written in the file; `search`: found by search, not shown. */
export const personNameKinds = [
  'variant',
  'file',
  'maiden',
  'patronymic',
  'pseudonym',
  'monastic',
  'printed',
  'search',
] as const;
export type PersonNameKind = (typeof personNameKinds)[number];

/** What the related person is to this one. */
export const relationKinds = ['parent', 'child', 'spouse', 'sibling', 'relative', 'same-case', 'companion'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** How sure the editors are that the record tells of this person and of this camp. */
export const certainties = ['high', 'medium', 'low'] as const;
export type Certainty = (typeof certainties)[number];

/** Why a person may be shown by name. `withheld`: on no screen. */
export const consents = ['public-figure', 'family-consented', 'public-record', 'withheld'] as const;

/** Collections of others that describe the same camps, places, persons and events. `handbook`: the number of a camp in that of 1998. */
export const sameAsSchemes = ['wikidata', 'geonames', 'gulagmap', 'handbook'] as const;
export type SameAsScheme = (typeof sameAsSchemes)[number];

/** The countries that regions of camps lie in today. */
export const countries = ['kz', 'ru', 'az'] as const;
export type Country = (typeof countries)[number];

/** What a figure counts is counted in. */
export const units = [
  'persons',
  'camps',
  'places',
  'factories',
  'airfields',
  'km',
  'furnaces',
  'nationalities',
  'names',
  'cards',
  'hectares',
  'units',
] as const;

/** For whom a guided way is. */
export const wayAudiences = ['everyone', 'school-class', 'relatives', 'researchers'] as const;
export type WayAudience = (typeof wayAudiences)[number];

/** Screens that show no record of their own, where a guided way can stop. */
export const stopScreens = ['people', 'names', 'figures', 'peoples', 'works', 'laws', 'glossary', 'silence'] as const;
export type StopScreen = (typeof stopScreens)[number];

/** The years that the map and the timeline run through, both included. */
export const timelineYears = { first: 1930, last: 1960 } as const;

/** Further forms of a film: with audio description, and with sign language. */
export const filmForms = ['described', 'signed'] as const;
export type FilmForm = (typeof filmForms)[number];
