import type { Language } from '../../../db/model/vocabulary.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { type Key, translateIn } from '../../shared/i18n/i18n.ts';
import type { Size } from '../../shared/map-core/geometry.ts';
import styles from './MapLegend.module.css';
import { radiusOf, unknownRadius } from './scene/marks.ts';

interface MapLegendProps {
  /** That of the map, so that the scale is the same. */
  size: Size;
  language: Language;
  /** For passers-by: the scale, and what is not known. */
  brief?: boolean;
}

const notes: Key[] = ['map.pinch', 'map.today'];

/** Explains the area and the form of the rings, how to come nearer, and of which time the land is. */
export function MapLegend({ size, language, brief = false }: MapLegendProps) {
  const translate = translateIn(language);
  const small = unknownRadius(size);
  // A ring that grew with the map would grow the line, which shrinks the map, which shrinks the line, and so on.
  const screen = { width: innerWidth, height: innerHeight };
  const smallRoom = unknownRadius(screen);
  const people = translate('map.people', { number: formatNumber(10_000, language) });
  const entries = [
    { radius: radiusOf(10_000, size), room: radiusOf(10_000, screen), form: 'full', text: people },
    { radius: small, room: smallRoom, form: 'outline', text: translate('map.outline') },
    { radius: small, room: smallRoom, form: 'unknown', text: translate('map.unknown') },
    { radius: small, room: smallRoom, form: 'halo', text: translate('map.halo') },
  ];
  return (
    <ul class={styles.legend}>
      {entries
        .filter(({ form }) => !brief || form === 'full' || form === 'unknown')
        .map(({ radius, room, form, text }) => (
          <li key={text} class={styles.entry}>
            <svg class={styles.ring} width={2 * room + 4} height={2 * room + 4} aria-hidden="true">
              <circle data-form={form} cx={room + 2} cy={room + 2} r={radius} />
            </svg>
            {text}
          </li>
        ))}
      {!brief && notes.map((key) => <li key={key}>{translate(key)}</li>)}
    </ul>
  );
}
