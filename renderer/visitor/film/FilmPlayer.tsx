import { useSignal } from '@preact/signals';
import { AudioLines, Captions, CaptionsOff, Hand, Pause, Play, RotateCcw, Volume2, VolumeX } from 'lucide';
import { useMemo, useRef } from 'preact/hooks';
import type { FilmForm } from '../../../db/model/vocabulary.ts';
import { cuesAt, parseVtt } from '../../../db/model/vtt.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { pauseMedia } from '../../shared/sound/media.ts';
import { BarButton } from '../../shared/ui/BarButton.tsx';
import { visitorSignal } from '../navigation/visit.ts';
import styles from './FilmPlayer.module.css';
import type { PlayerProps } from './PlainPlayer.tsx';
import { PositionLine } from './PositionLine.tsx';
import { Transcript } from './Transcript.tsx';

const backSeconds = 10;

/** Kept from film to film of a visit. */
const showsCaptions = visitorSignal(true);
const isMuted = visitorSignal(false);

const formIcons = { described: AudioLines, signed: Hand } as const;

/**
 * A film or a recording under fingers and keys. It begins only when asked to, and the browser stops it where its screen
 * is left. `watchPresence` takes a film that plays for a sign of presence.
 */
export function FilmPlayer({ medium, base, onLost }: PlayerProps) {
  const { kind, alt, poster, transcript, forms } = medium;
  const media = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const isPlaying = useSignal(false);
  const seconds = useSignal(0);
  const measured = useSignal(0);
  const form = useSignal<FilmForm | null>(null);
  const { file, captions } = forms.find((each) => each.kind === form.value) ?? medium;
  const cues = useMemo(() => (captions === null ? [] : (parseVtt(captions).cues ?? [])), [captions]);
  const duration = measured.value || (medium.durationMs ?? 0) / 1000;
  const seek = (to: number): void => {
    if (!media.current) return;
    seconds.value = Math.max(0, Math.min(to, duration || to));
    media.current.currentTime = seconds.value;
  };
  const toggle = (): void => {
    if (isPlaying.value) media.current?.pause();
    else void media.current?.play().catch(() => {});
  };
  const Media = kind === 'video' ? 'video' : 'audio';
  const shown = showsCaptions.value ? cuesAt(cues, seconds.value * 1000) : [];
  return (
    <div class={styles.player}>
      <Media
        ref={media}
        class={styles[Media]}
        src={base + file}
        aria-label={alt}
        muted={isMuted.value}
        preload="metadata"
        disablePictureInPicture
        {...(kind === 'video' && poster ? { poster: base + poster } : {})}
        onClick={toggle}
        onPlay={(event) => {
          isPlaying.value = true;
          pauseMedia(event.currentTarget);
        }}
        onPause={() => (isPlaying.value = false)}
        onEnded={() => (isPlaying.value = false)}
        onTimeUpdate={(event) => (seconds.value = event.currentTarget.currentTime)}
        onDurationChange={({ currentTarget }) => {
          // A film that a browser recorded does not say how long it is.
          if (Number.isFinite(currentTarget.duration)) measured.value = currentTarget.duration;
        }}
        onError={onLost}
      />
      {cues.length > 0 && showsCaptions.value && (
        <p class={styles.captions} data-unspoken aria-hidden="true">
          {shown.map(({ text }) => text).join('\n')}
        </p>
      )}
      <PositionLine seconds={seconds.value} duration={duration} onSeek={seek} />
      <fieldset class={styles.controls} aria-label={t('film.controls')}>
        <BarButton
          icon={isPlaying.value ? Pause : Play}
          label={t(isPlaying.value ? 'film.pause' : 'film.play')}
          singleTouch
          onPress={toggle}
        />
        <BarButton
          icon={RotateCcw}
          label={t('film.back', { seconds: backSeconds })}
          onPress={() => seek((media.current?.currentTime ?? 0) - backSeconds)}
        />
        <BarButton
          icon={isMuted.value ? VolumeX : Volume2}
          label={t('film.sound')}
          pressed={!isMuted.value}
          onPress={() => (isMuted.value = !isMuted.value)}
        />
        {cues.length > 0 && (
          <BarButton
            icon={showsCaptions.value ? Captions : CaptionsOff}
            label={t('film.captions')}
            pressed={showsCaptions.value}
            onPress={() => (showsCaptions.value = !showsCaptions.value)}
          />
        )}
        {forms.map((each) => (
          <BarButton
            key={each.kind}
            icon={formIcons[each.kind]}
            label={t(`media.${each.kind}`)}
            pressed={form.value === each.kind}
            onPress={() => {
              // The browser stops a film whose file changes, without an event.
              form.value = form.value === each.kind ? null : each.kind;
              isPlaying.value = false;
              seconds.value = 0;
            }}
          />
        ))}
      </fieldset>
      <Transcript text={transcript} />
    </div>
  );
}
