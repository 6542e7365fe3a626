import { useSignal } from '@preact/signals';
import { Replace } from 'lucide';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { ChangeMany } from '../records/ChangeMany.tsx';
import { filterOf } from '../records/list-address.ts';
import { Button } from '../ui/Button.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Media.module.css';
import { MediaCard } from './MediaCard.tsx';
import { type MediaFilter, type Taken, useMedia } from './use-media.ts';

const everything = filterOf(new URLSearchParams());
const accept = 'image/jpeg,image/png,image/webp,image/avif,image/tiff,application/pdf,audio/*,video/*';

/** Upload and list of media files, with their faults. */
export function MediaScreen() {
  const { api } = useWorkshop();
  const { state, show, more, send } = useMedia(api);
  const { filter, records, total, sending, taken, trouble } = state;
  const isEmpty = filter === 'all' && records?.length === 0;
  return (
    <Page title={t('media.title')} lead={t('media.lead')}>
      <FileDrop
        accept={accept}
        multiple
        drop={t('media.drop')}
        choose={t('media.choose')}
        hint={t('media.kinds')}
        busy={sending === null ? null : t('media.sending', { name: sending })}
        onFiles={(files) => void send(files)}
      />
      {taken.length > 0 && <TakenFiles taken={taken} onDescribed={() => void show(filter)} />}
      {trouble && <Notice tone="live">{trouble}</Notice>}
      {!isEmpty && <Filters chosen={filter} onChoose={(next) => void show(next)} />}
      <p class="quiet" role="status">
        {records ? t(isEmpty ? 'media.empty' : 'media.count', { count: total }) : t('media.loading')}
      </p>
      {filter === 'faults' && records?.length === 0 && <p>{t('media.noFaults')}</p>}
      <ul class={styles.gallery}>
        {records?.map((record) => (
          <MediaCard key={record.id} record={record} />
        ))}
      </ul>
      {records && records.length < total && (
        <div>
          <Button onClick={() => void more()}>{t('media.more')}</Button>
        </div>
      )}
    </Page>
  );
}

/** The result for each given file. */
function TakenFiles({ taken, onDescribed }: { taken: Taken[]; onDescribed(): void }) {
  const isDescribing = useSignal(false);
  const ids = taken.flatMap(({ id }) => id ?? []);
  return (
    <>
      {ids.length > 1 && (
        <div>
          <Button icon={Replace} onClick={() => (isDescribing.value = true)}>
            {t('media.describeAll')}
          </Button>
        </div>
      )}
      {isDescribing.value && (
        <ChangeMany
          kind="media"
          filter={everything}
          chosen={ids}
          total={ids.length}
          first="set"
          onClose={() => (isDescribing.value = false)}
          onChanged={onDescribed}
        />
      )}
      <ul class={styles.taken} role="status">
        {taken.map(({ name, outcome, words, id }) => (
          <li key={name} class={styles.file} data-outcome={outcome}>
            <strong class={styles.name}>{name}</strong>
            <span>{words}</span>
            {id && (
              <a class={styles.describe} href={recordHref('media', id)}>
                {t('media.describe')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Filters({ chosen, onChoose }: { chosen: MediaFilter; onChoose(filter: MediaFilter): void }) {
  return (
    <div class={styles.filters}>
      {(['all', 'faults'] as const).map((filter) => (
        <Button key={filter} aria-pressed={filter === chosen} onClick={() => onChoose(filter)}>
          {t(`media.filter.${filter}`)}
        </Button>
      ))}
    </div>
  );
}
