import type { Size } from '../../shared/map-core/geometry.ts';
import styles from './MapLegend.module.css';
import type { LegendTexts } from './map-texts.ts';
import { radiusOf, unknownRadius } from './marks.ts';

interface LegendEntry {
  radius: number;
  form: 'full' | 'outline' | 'unknown' | 'halo';
  text: string;
}

/** What the rings say: their area, and their form. `size` is that of the map, whose scale it shares. */
export function MapLegend({ size, texts }: { size: Size; texts: LegendTexts }) {
  const small = unknownRadius(size);
  const entries: LegendEntry[] = [
    { radius: radiusOf(10_000, size), form: 'full', text: texts.people(10_000) },
    { radius: small, form: 'outline', text: texts.outline },
    { radius: small, form: 'unknown', text: texts.unknown },
    { radius: small, form: 'halo', text: texts.halo },
  ];
  return (
    <ul class={styles.legend}>
      {entries.map(({ radius, form, text }) => (
        <li key={text} class={styles.entry}>
          <svg class={styles.ring} width={2 * radius + 4} height={2 * radius + 4} aria-hidden="true">
            <circle data-form={form} cx={radius + 2} cy={radius + 2} r={radius} />
          </svg>
          {text}
        </li>
      ))}
      <li>{texts.today}</li>
    </ul>
  );
}
