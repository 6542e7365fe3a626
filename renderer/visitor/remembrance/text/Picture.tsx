import { signal, useSignal } from '@preact/signals';
import { ZoomIn } from 'lucide';
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Medium } from '../../../../db/model/api/media.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { useLoaded } from '../../../shared/ui/use-loaded.ts';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import { PlainPlayer, type PlayerProps } from '../../film/PlainPlayer.tsx';
import { once } from '../../navigation/once.ts';
import { sheet } from '../../navigation/sheet.ts';
import styles from './Picture.module.css';

/** Address of the media files: beside the visitors' page; the workshop's preview sets its own. */
export const MediaBase = createContext('media/');

/** On in the web edition, where a browser shows its own controls, with or without scripts. */
export const plainPlayers = signal(false);

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

/** Title, date, caption and rights of a medium. */
export function Caption({ medium: { title, date, caption, rights, citations } }: { medium: Medium }) {
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
function Player({ medium }: { medium: Medium }) {
  const { kind, file, alt, width, height } = medium;
  const isLost = useSignal(false);
  const base = useContext(MediaBase);
  if (isLost.value) return <p class={styles.alt}>{alt}</p>;
  const lost = (): void => {
    isLost.value = true;
  };
  if (kind === 'image') {
    const size = { width: width ?? undefined, height: height ?? undefined };
    const picture = (
      <img class={styles.image} src={base + file} alt={alt} {...size} loading="lazy" decoding="async" onError={lost} />
    );
    // A browser of its own enlarges pictures by itself.
    if (plainPlayers.value) return picture;
    return (
      <button
        type="button"
        class={styles.enlarge}
        aria-haspopup="dialog"
        onClick={() => {
          sheet.value = { kind: 'picture', medium };
        }}
      >
        {picture}
        <span class={styles.how}>
          <Icon node={ZoomIn} />
          {t('media.enlarge')}
        </span>
      </button>
    );
  }
  return plainPlayers.value ? (
    <PlainPlayer medium={medium} base={base} onLost={lost} />
  ) : (
    <OwnPlayer medium={medium} base={base} onLost={lost} />
  );
}

const filmPart = once(() => import('../../film/FilmPlayer.tsx'));

/** The kiosk's own player, loaded with the first film; the browser's where it cannot be loaded. */
function OwnPlayer(props: PlayerProps) {
  const part = useLoaded(() => filmPart().catch(() => ({ FilmPlayer: PlainPlayer })), []);
  return part ? <part.FilmPlayer {...props} /> : <p class={styles.alt}>{props.medium.alt}</p>;
}
