import type { CampSummary } from '../../db/model/record/camp.ts';
import { headcountInYear } from '../map/headcount-in-year.ts';
import { existedIn, oneYear } from '../state/campFilter.ts';
import { headcountWords } from '../state/headcountWords.ts';
import { openClaim } from '../state/sheet.ts';
import { chosenCamp } from '../state/visit.ts';
import { language, t } from '../state/words.ts';
import { Mark } from './Mark.tsx';
import { Tied } from './Tied.tsx';

/** What is known of a camp's people in one year; nothing is carried over from another. */
export function InYear({ camp, year }: { camp: CampSummary; year: number }) {
  const headcount = headcountInYear(camp, year);
  const words = headcount && headcountWords(headcount, language.value, t);
  const open = (claimId: string): void => {
    chosenCamp.value = camp.id;
    openClaim(claimId);
  };
  return (
    <div>
      <dt>{t('camp.inYear', { year })}</dt>
      <dd>
        {headcount && words ? (
          <Tied text={`${words}, ${t(`kind.${headcount.kind}`)}`}>
            <Mark of={words} onPress={() => open(headcount.claimId)} />
          </Tied>
        ) : (
          t(existedIn(camp, oneYear(year)) ? 'camp.noHeadcount' : 'camp.notInYear')
        )}
      </dd>
    </div>
  );
}
