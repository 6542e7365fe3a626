import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { Mark } from '../../evidence/EvidenceMark.tsx';
import { headcountInYear } from '../../map/headcount-in-year.ts';
import { openClaim } from '../../navigation/sheet.ts';
import { chosenCamp } from '../camp-choice.ts';
import { existedIn, oneYear } from '../camp-filter.ts';
import { formatHeadcount } from '../headcounts/headcount-labels.ts';

/** What is known of a camp's people in one year; nothing is carried over from another. */
export function InYear({ camp, year }: { camp: CampSummary; year: number }) {
  const headcount = headcountInYear(camp, year);
  const words = headcount && formatHeadcount(headcount, language.value, t);
  const open = (claimId: string): void => {
    chosenCamp.value = camp.id;
    openClaim(claimId);
  };
  return (
    <div>
      <dt>{t('camp.inYear', { year })}</dt>
      <dd>
        {headcount && words ? (
          <KeepTogether text={`${words}, ${t(`kind.${headcount.kind}`)}`}>
            <Mark of={words} onPress={() => open(headcount.claimId)} />
          </KeepTogether>
        ) : (
          t(existedIn(camp, oneYear(year)) ? 'camp.noHeadcount' : 'camp.notInYear')
        )}
      </dd>
    </div>
  );
}
