import styles from './MediaPlayer.module.css';

interface MediaPlayerProps {
  sha256: string;
  kind: 'image' | 'audio' | 'video';
  /** What can be seen or heard; empty where nobody has written it yet. */
  alt: string;
}

/** A picture to look at, a recording or a film to play. */
export function MediaPlayer({ sha256, kind, alt }: MediaPlayerProps) {
  const address = `api/workshop/media/${sha256}`;
  if (kind === 'image') return <img class={styles.picture} src={address} alt={alt} loading="lazy" decoding="async" />;
  const Player = kind;
  return <Player class={styles[kind]} src={address} aria-label={alt} controls preload="metadata" />;
}
