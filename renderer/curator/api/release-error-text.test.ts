import { expect, test } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import { packageReasons } from '../../../db/release/package/refusal.ts';
import { language } from '../app/i18n.ts';
import { reasonText } from './release-error-text.ts';

/** Protects: every reason for a refusal has a sentence of its own in each language. */
test.each(languages)('every reason has words of its own in %s', (each) => {
  language.value = each;
  const reasons = [...packageReasons, 'gates-closed', 'no-key', 'wrong-passphrase'];
  const words = reasons.map((reason) => reasonText(reason, '7') ?? '');
  expect(words.filter((said) => said === '')).toEqual([]);
  expect(new Set(words).size).toBe(reasons.length);
  expect(words.filter((said) => said.includes('{{'))).toEqual([]);
});
