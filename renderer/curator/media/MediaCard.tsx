import { EyeOff, TriangleAlert } from 'lucide';
import type { MediaFile } from '../../../db/model/api/media.ts';
import type { RecordProblem, WorkshopRecord } from '../../../db/model/api/records.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { inLanguage, language, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import styles from './Media.module.css';

/** The body of a media record as far as it is written. */
interface MediaBody extends Partial<MediaFile> {
  alt?: Record<string, string>;
  title?: Record<string, string>;
  fileName?: string;
  graphic?: boolean;
}

/** One file: itself, what was measured, and what it still lacks. */
export function MediaCard({ record }: { record: WorkshopRecord }) {
  const body = (record.draft?.body ?? record.body) as MediaBody;
  const alt = inLanguage(body.alt);
  const faults = faultsOf(record.found);
  return (
    <li class={styles.card}>
      <div class={styles.frame} data-graphic={body.graphic === true}>
        {body.sha256 && body.kind && <MediaPlayer sha256={body.sha256} kind={body.kind} alt={alt} />}
      </div>
      <a class={styles.mediaCardName} href={recordHref('media', record.id)}>
        {inLanguage(body.title) || alt || body.fileName || record.id}
      </a>
      <p class={styles.facts}>{mediaFacts(body)}</p>
      {body.graphic && (
        <p class={styles.mark}>
          <Icon node={EyeOff} />
          {t('media.graphic')}
        </p>
      )}
      {faults.map((fault) => (
        <p key={fault} class={styles.mark} data-fault>
          <Icon node={TriangleAlert} />
          {t(`media.lacks.${fault}`)}
        </p>
      ))}
    </li>
  );
}

type Fault = 'alt' | 'rights' | 'words' | 'other';

/** Each kind of fault once. */
function faultsOf(found: RecordProblem[]): Fault[] {
  const kinds = found.map(({ code, path }): Fault => {
    if (code === 'missing-alt' || path[0] === 'alt') return 'alt';
    if (code === 'missing-captions' || code === 'missing-transcript') return 'words';
    return code === 'missing-rights' || path[0] === 'rights' ? 'rights' : 'other';
  });
  return [...new Set(kinds)];
}

type Measured = Partial<Pick<MediaFile, 'kind' | 'width' | 'height' | 'durationMs' | 'bytes'>>;

/** The properties of a file: «Сурет · 1 200 × 800 · 340 КБ». */
function mediaFacts({ kind, width, height, durationMs, bytes }: Measured): string {
  const number = (value: number): string => formatNumber(value, language.value);
  return [
    kind && t(`media.kind.${kind}`),
    width && height && `${number(width)} × ${number(height)}`,
    durationMs && minutes(durationMs),
    bytes &&
      t('media.size', { number: number(sizeOf(bytes)), unit: t(bytes < 1e6 ? 'media.kilobytes' : 'media.megabytes') }),
  ]
    .filter(Boolean)
    .join(' · ');
}

const sizeOf = (bytes: number): number => (bytes < 1e6 ? Math.ceil(bytes / 1000) : Math.round(bytes / 1e5) / 10);

function minutes(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

interface MediaPlayerProps {
  sha256: string;
  kind: 'image' | 'audio' | 'video';
  /** The alternative text; empty until it is written. */
  alt: string;
}

/** A picture to look at, a recording or a film to play. */
export function MediaPlayer({ sha256, kind, alt }: MediaPlayerProps) {
  const address = `api/workshop/media/${sha256}`;
  if (kind === 'image') return <img class={styles.picture} src={address} alt={alt} loading="lazy" decoding="async" />;
  const Player = kind;
  return <Player class={styles[kind]} src={address} aria-label={alt} controls preload="metadata" />;
}
