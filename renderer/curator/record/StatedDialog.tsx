import type { StatedFigure } from '../../../db/model/api/records.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { type Key, language, t } from '../app/i18n.ts';
import { fieldHref } from '../app/route.ts';
import { summaryName } from '../app/summary-name.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Stack } from '../ui/layout.tsx';
import rows from '../ui/Rows.module.css';

/** After a number was corrected: the places where the old one still stands, one press to each. */
export function StatedDialog({ found, onClose }: { found: StatedFigure[]; onClose(): void }) {
  const figures = [...new Set(found.map(({ figure }) => figure))];
  return (
    <Dialog
      title={t('stated.title')}
      wide
      onClose={onClose}
      foot={
        <Button look="primary" onClick={onClose}>
          {t('stated.close')}
        </Button>
      }
    >
      <Stack>
        {figures.map((figure) => (
          <section key={figure}>
            <p>{t('stated.lead', { number: formatNumber(figure, language.value) })}</p>
            <ul class={rows.list}>
              {found
                .filter((each) => each.figure === figure)
                .map(({ record, path, excerpt }) => (
                  <li key={`${record.kind} ${record.id}`} class={rows.row}>
                    <div class={rows.about}>
                      <a href={fieldHref(record, path)} onClick={onClose}>
                        {t(`kind.${record.kind}` as Key)}: {summaryName(record)}
                      </a>
                      {excerpt !== '' && <p class="quiet">{excerpt}</p>}
                    </div>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </Stack>
    </Dialog>
  );
}
