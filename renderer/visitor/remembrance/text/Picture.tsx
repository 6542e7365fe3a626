import { useContext, useState } from 'preact/hooks';
import type { Medium } from '../../../../db/model/api/media.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { MediaBase } from '../../../shared/ui/media-url.ts';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import styles from './Picture.module.css';

/** An image, a recording or a film, with its caption and whose it is. What shows violence or the dead waits to be asked for. */
export function Picture({ medium }: { medium: Medium }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <figure class={styles.figure}>
      {medium.graphic && !isAsked ? (
        <div class={styles.note}>
          <p>{t('media.graphic')}</p>
          <button type="button" class={styles.show} onClick={() => setAsked(true)}>
            {t('media.show')}
          </button>
        </div>
      ) : (
        <Shown medium={medium} />
      )}
      <Caption medium={medium} />
    </figure>
  );
}

/** What it is called, when it was taken, what is to be said of it, and whose it is. */
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

/** Its description stands in the place of a file that cannot be had. */
function Shown({ medium: { kind, file, alt, width, height } }: { medium: Medium }) {
  const [isLost, setLost] = useState(false);
  if (isLost) return <p class={styles.alt}>{alt}</p>;
  const address = useContext(MediaBase) + file;
  const size = { width: width ?? undefined, height: height ?? undefined };
  const lost = () => setLost(true);
  if (kind === 'image') {
    return (
      <img class={styles.image} src={address} alt={alt} {...size} loading="lazy" decoding="async" onError={lost} />
    );
  }
  const Player = kind;
  return (
    <Player
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
