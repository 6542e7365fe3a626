import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../db/model/vocabulary.ts';
import { readContent } from '../db/release/content/read.ts';
import { everyTrilingual } from '../db/release/content/walk.ts';

/** Protects: forms that the language review rejected do not return to the interface or the content. */
const forbidden: Record<Language, readonly RegExp[]> = {
  kk: [
    // Numbers neither count nor are named; sources neither speak nor quarrel.
    /сан(дар)? .*сана(йды|йтын)/iu,
    /Кім айтады/u,
    /келіспей/u,
    /біздің оқуымыз/iu,
    /жыл сайын көру/iu,
    /ең (үлкен|жоғары) сан/iu,
    /^(Тыныш|Төмен|Қолайлылық|Әріп)$/u,
    // One word for one thing.
    /мұражай/iu,
    /мұрағат/iu,
    /әуеайлақ/iu,
    /деректер базасы/iu,
    /(?<!\p{L})кертпе/iu,
    /кері қайтар/iu,
    // A case ending stands outside the quotation marks.
    /«Есімде(ні|нің|ге|де|ден)»/u,
    /еңбекпен түзеу лагерьлері/iu,
    /дала есінде/iu,
  ],
  ru: [
    /кто это говорит/iu,
    /числ[оа] .*счита[ею]т/iu,
    /по словам статьи/iu,
    /(^|[ (])по статье/iu,
    /снимок одного времени/iu,
    /повреждённая печать/iu,
    /за последней чертой/iu,
    /^(Покой|Ниже|Удобство)$/u,
    /зарубк/iu,
    /имена? (этого|пяти) мест/iu,
    /исправительно-трудовых лагер/iu,
    /степь помнит/iu,
    // One word for one thing.
    /текста? сказанного/iu,
    /(открыт|закрыт)(ь|о)? вход/iu,
    /проигр(ать|ыва)/iu,
    /[^\s|] – (?!\{)/u,
  ],
  en: [
    /who says so/iu,
    /\b(stand|stands|stood)\b(?! for)/iu,
    /\bby (the handbook|the article|another source)\b/iu,
    /\bfor who\b|^who cannot\b/iu,
    /\bbring in\b|\bbrought in\b|\bbringing in\b/iu,
    /\banew\b|\bmended\b|\bthe glass\b/iu,
    /\b(point|points) (to|here)\b/iu,
    /(?<!USB )\bsticks?\b/iu,
    /comes nearer|minus goes back|a snapshot of one time/iu,
    /^(Still|Lower|Comfort|Kept)$/iu,
    /damaged print|after the last stroke/iu,
    /corrective-labour camps/iu,
    /the steppe remembers/iu,
    /^That (it|something)\b/u,
    // One word for one thing: a record has revisions.
    /\bversion \{\{(number|old)\}\}|(read|restore|save) (this )?version\b/iu,
    /\bmirrors?\b|\bexhibit\b|\btell the technician\b/iu,
    // Thousands take a comma.
    /\d[\u00A0\u202F ]\d{3}(?!\d)/u,
  ],
};

/** The content speaks of sources and camps, so it has rules of its own. */
const forbiddenInContent: Record<Language, readonly RegExp[]> = {
  kk: [
    /(әр|мұндағы) сан [^.]*санайды/iu,
    /келіспей/iu,
    /ең (үлкен|жоғары) (сан|көрсеткіш)/iu,
    /мұражай/iu,
    /мұрағат/iu,
    /\d өлім үкім/iu,
    /(сан|адам|тұтқын) аталады/iu,
    /күнсіз/iu,
    /басбайлы/iu,
    /еріксіз еңбек/iu,
    /мақаланың айтуынша|(^|\. )мақала [^.]*(айтады|дейді)/iu,
    /—/u,
  ],
  ru: [
    /по словам статьи/iu,
    /(^|[ (])по статье(?! \d)/iu,
    /числ[оа] [^.]*счита[ею]т/iu,
    /срез одного|снимок одного/iu,
    /(^|\. )статья (говорит|называет|даёт|отводит)/iu,
    /число стоит/iu,
    /днём [^.]*называют [^.]*дат/iu,
    /поминают/iu,
    /по словам (генерального )?прокурор/iu,
    /поселени[йя] ссыльных/iu,
    /(?<=\p{L}) – (?=\p{L})/u,
  ],
  en: [
    /\b(stand|stands|stood)\b(?! for)/iu,
    /\bby (the handbook|the article|the database|another source)\b/iu,
    /(?<!encyclopedia )\barticle (says|names|has)\b/iu,
    /\bthe organs\b/iu,
    /\b(camp|section|it) counted\b/iu,
    /\bcamp points?\b/iu,
    /\b(administration|it) sat\b/iu,
    /Yermakovskoe|Paninskoe|Lugovoi/u,
    /\bare other things\b|\bsnapshot of one time\b/iu,
    /\bmirrors?\b/iu,
    /(^|\. )That [^.]* does not mean\b/u,
    /\d[\u00A0\u202F ]\d{3}(?!\d)/u,
  ],
};

const content = readContent(join(import.meta.dirname, '..', 'db', 'content'));
if (!content.ok) throw new Error(`the content has ${content.problems.length} problems`);

/** What a correction replaced stays as it was. */
const contentTexts = Object.entries(content.content).flatMap(([folder, entries]) =>
  [...everyTrilingual(entries)]
    .filter(({ path }) => !path.includes('oldValue'))
    .map(({ text, path }) => [`${folder} ${path.join('.')}`, text] as const),
);

describe.each(languages)('the content in %s', (language) => {
  it('contains none of the rejected forms', () => {
    const found = contentTexts
      .map(([key, text]) => [key, text[language]] as const)
      .filter(([, text]) => forbiddenInContent[language].some((form) => form.test(text)));
    expect(found).toEqual([]);
  });

  it('keeps a dash and a number sign on the line of their neighbour', () => {
    const loose = contentTexts
      .map(([key, text]) => [key, text[language]] as const)
      .filter(([, text]) => /\S [—–] |№ |\bNos?\. (?=\d)/u.test(text));
    expect(loose).toEqual([]);
  });
});

const parts = ['visitor', 'workshop'];
const textsOf = (part: string, language: Language): [string, string][] =>
  Object.entries(JSON.parse(readFileSync(join(import.meta.dirname, part, `${language}.json`), 'utf8')));

describe.each(languages)('the interface in %s', (language) => {
  const texts = parts.flatMap((part) =>
    textsOf(part, language).map(([key, text]) => [`${part} ${key}`, text] as const),
  );

  it('contains none of the rejected forms', () => {
    const found = texts.filter(([, text]) => forbidden[language].some((form) => form.test(text)));
    expect(found).toEqual([]);
  });

  it('keeps a dash and a number sign on the line of their neighbour', () => {
    const loose = texts.filter(
      ([key, text]) => key !== 'visitor speech.range' && /\S [—–] |№ |\bNo\. (?=[\d{])/u.test(text),
    );
    expect(loose).toEqual([]);
  });
});

describe('the rules', () => {
  it.each([
    ['kk', 'Мұндағы әр сан өз тобын санайды: ортақ өлшем жоқ'],
    ['kk', 'Кім айтады: 5 дереккөз'],
    ['kk', 'Алдымен «Есімдені» жаңартыңыз.'],
    ['ru', 'Здесь каждое число считает своё: общей шкалы нет'],
    ['ru', 'По статье, из 6,5 млн человек'],
    ['ru', 'За последней чертой'],
    ['en', 'The rows stand in the order in which they are printed.'],
    ['en', 'Established, by the handbook'],
    ['en', 'The stick does not give it.'],
    ['en', '65\u00A0673 prisoners'],
  ] as const)('reject, in %s, "%s"', (language, text) => {
    expect(forbidden[language].some((form) => form.test(text))).toBe(true);
  });

  it.each([
    ['kk', 'Әр сан өз тобын санайды.'],
    ['kk', 'Қарлаг мұрағатында 26 карточка бар.'],
    ['ru', 'По статье, в лагерях было 138 200 человек.'],
    ['ru', 'Поэтому это срез одного времени.'],
    ['en', 'Established, by the handbook'],
    ['en', 'The article says that 640 factories were built.'],
    ['en', 'On 1 January 1935 the camp counted 10,342 prisoners.'],
  ] as const)('reject in the content, in %s, "%s"', (language, text) => {
    expect(forbiddenInContent[language].some((form) => form.test(text))).toBe(true);
  });
});
