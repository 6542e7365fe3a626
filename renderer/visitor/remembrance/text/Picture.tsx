import { useSignal } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Medium } from '../../../../db/model/api/media.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import styles from './Picture.module.css';

/** Address of the media files: beside the visitors' page; the workshop's preview sets its own. */
export const MediaBase = createContext('media/');

/** The media of a camp or a paragraph, in the editors' order. */
export function Pictures({ media }: { media: Medium[] }) {
  return media.map((medium) => <Picture key={medium.id} medium={medium} />);
}

/** An image, a recording or a film, with caption and rights. */
function Picture({ medium }: { medium: Medium }) {
  return (
    <figure class={styles.figure}>
      <OnRequest medium={medium}>
        <Player medium={medium} />
      </OnRequest>
      <Caption medium={medium} />
    </figure>
  );
}

/** Shows graphic content only after the visitor has asked for it. */
export function OnRequest({ medium, children }: { medium: Medium; children: ComponentChildren }) {
  const isRevealed = useSignal(false);
  if (!medium.graphic || isRevealed.value) return <>{children}</>;
  return (
    <div class={styles.note}>
      <p>{t('media.graphic')}</p>
      <button type="button" class={styles.show} onClick={() => (isRevealed.value = true)}>
        {t('media.show')}
      </button>
    </div>
  );
}

function Caption({ medium: { title, date, caption, rights, citations } }: { medium: Medium }) {
  return (
    <figcaption class={styles.caption}>
      {(title || date) && (
        <p>
          {title && <strong class={styles.title}>{title}</strong>}
          {title && date && ', '}
          {date && formatDate(date, t)}
        </p>
      )}
      {caption && <p>{caption}</p>}
      <p class={styles.rights}>
        {rights}
        <CitationsMark title="sheet.picture" citations={citations} />
      </p>
    </figcaption>
  );
}

/** The file, or its description where the file cannot be loaded. */
function Player({ medium: { kind, file, alt, width, height } }: { medium: Medium }) {
  const isLost = useSignal(false);
  const address = useContext(MediaBase) + file;
  if (isLost.value) return <p class={styles.alt}>{alt}</p>;
  const size = { width: width ?? undefined, height: height ?? undefined };
  const lost = (): void => {
    isLost.value = true;
  };
  if (kind === 'image') {
    return (
      <img class={styles.image} src={address} alt={alt} {...size} loading="lazy" decoding="async" onError={lost} />
    );
  }
  const Media = kind;
  return (
    <Media
      class={styles[kind]}
      src={address}
      aria-label={alt}
      controls
      controlsList="nodownload nofullscreen noremoteplayback noplaybackrate"
      disablePictureInPicture
      preload="metadata"
      {...(kind === 'video' ? size : {})}
      onError={lost}
    />
  );
}
