import { expect, test } from 'vitest';
import type { Language } from '../../../db/model/vocabulary.ts';
import { spokenText } from './spoken-text.ts';

test.each<[Language, string, string]>([
  ['en', '4\u00A0100\u00A0000 people', '4100000 people'],
  ['en', '1,053,829 people, 1.5 km', '1053829 people, 1.5 km'],
  ['ru', 'от 1\u00A0000 до 12\u00A0345', 'от 1000 до 12345'],
  ['kk', '18\u00A0000-нан астам', '18000-нан астам'],
  ['en', 'in 1938 300 people', 'in 1938 300 people'],
  ['en', '1930–1959', '1930 to 1959'],
  ['ru', '1930–1959', '1930 – 1959'],
  ['ru', '22 млн человек', '22 миллиона человек'],
  ['ru', '6,5 млн человек', '6,5 миллиона человек'],
  ['kk', 'АЛЖИР-\u2060ге, 25\u00A0жылға', 'АЛЖИР-ге, 25 жылға'],
  ['kk', '3 млн-нан астам', '3 миллион-нан астам'],
  ['kk', '2,4 млн', '2 бүтін оннан 4 миллион'],
  ['kk', 'Ерекше лагерь № 4', 'Ерекше лагерь нөмірі 4'],
  ['en', 'Karaganda · 1938 → 1942', 'Karaganda, 1938, 1942'],
  ['ru', '1\u00A0января 1939 года', '1 января 1939 года'],
  ['ru', '±5 км', 'плюс-минус 5 км'],
])('%s: «%s» is said as «%s»', (language, printed, spoken) => {
  expect(spokenText(printed, language)).toBe(spoken);
});
