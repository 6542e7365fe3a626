import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import en from '../../../locales/visitor/en.json' with { type: 'json' };
import kk from '../../../locales/visitor/kk.json' with { type: 'json' };
import ru from '../../../locales/visitor/ru.json' with { type: 'json' };

/** Protects: memorial.html, which needs neither script nor database, has the sentence of the page. */
const html = readFileSync(join(import.meta.dirname, '..', '..', 'memorial.html'), 'utf8');

it.each(languages)('has the sentence in %s', (language) => {
  const sentence = { kk, ru, en }[language]['memorial.sentence'];
  expect(html).toContain(`<p lang="${language}">${sentence}</p>`);
});
