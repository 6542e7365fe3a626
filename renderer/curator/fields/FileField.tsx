import { inLanguage, t } from '../app/i18n.ts';
import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import { MediaPlayer } from '../media/MediaCard.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import styles from './Fields.module.css';

/** The media file, with its properties. */
export function FileField({ field, within }: { field: FieldOf<'file'>; within: Path }) {
  const path = [...within, field.name];
  const [sha256] = useValue(path);
  const [kind] = useValue([...within, 'kind']);
  const [mime] = useValue([...within, 'mime']);
  const [bytes] = useValue([...within, 'bytes']);
  const [alt] = useValue([...within, 'alt']);
  const address = `/api/workshop/media/${String(sha256 ?? '')}`;
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint}>
      {typeof sha256 !== 'string' && (
        <p>
          <a class={styles.link} href="#/media">
            {t('file.none')}
          </a>
        </p>
      )}
      {typeof sha256 === 'string' && isMediaKind(kind) && (
        <div class={styles.player}>
          <MediaPlayer sha256={sha256} kind={kind} alt={inLanguage(alt as Record<string, string>)} />
        </div>
      )}
      {typeof sha256 === 'string' && kind !== 'image' && (
        <a class={styles.link} href={address} download>
          {t('file.listen')}
        </a>
      )}
      {typeof sha256 === 'string' && (
        <p class={styles.facts}>
          {t('file.facts', { mime: String(mime ?? ''), kilobytes: Math.ceil(Number(bytes ?? 0) / 1024) })}
        </p>
      )}
    </FieldFrame>
  );
}

const isMediaKind = (kind: unknown): kind is 'image' | 'audio' | 'video' =>
  kind === 'image' || kind === 'audio' || kind === 'video';
