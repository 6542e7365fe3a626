import type { Medium } from '../../../db/model/api/media.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import styles from './PlainPlayer.module.css';
import { Transcript } from './Transcript.tsx';

export interface PlayerProps {
  medium: Medium;
  /** Address of the folder of its files. */
  base: string;
  onLost(): void;
}

/** The browser's own player, with captions, the transcript and links to the other forms of a film. */
export function PlainPlayer({ medium, base, onLost }: PlayerProps) {
  const { kind, file, alt, width, height, poster, captions, transcript, forms } = medium;
  const Media = kind === 'video' ? 'video' : 'audio';
  const picture = {
    width: width ?? undefined,
    height: height ?? undefined,
    poster: poster ? base + poster : undefined,
  };
  return (
    <>
      <Media
        class={styles[Media]}
        src={base + file}
        aria-label={alt}
        controls
        controlsList="nodownload nofullscreen noremoteplayback noplaybackrate"
        disablePictureInPicture
        preload="metadata"
        {...(kind === 'video' ? picture : {})}
        onError={onLost}
      >
        {captions && (
          // An address of its own would be refused where the page is opened from a stick.
          <track
            kind="captions"
            srcLang={language.value}
            label={t('language.name')}
            src={`data:text/vtt;charset=utf-8,${encodeURIComponent(captions)}`}
            default
          />
        )}
      </Media>
      {forms.map((form) => (
        <p key={form.kind}>
          <a href={base + form.file}>{t(`media.${form.kind}`)}</a>
        </p>
      ))}
      <Transcript text={transcript} />
    </>
  );
}
