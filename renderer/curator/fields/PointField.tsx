import { X } from 'lucide';
import { useId } from 'preact/hooks';
import { placePrecisions } from '../../../db/model/vocabulary.ts';
import { t } from '../app/i18n.ts';
import { useForm, useProblems, useValue } from '../form/context.ts';
import { type Path, valueAt, withValue } from '../form/path.ts';
import { type FieldOf, labelOf, visitorOption } from '../kinds/field.ts';
import { PointMap } from '../map/PointMap.tsx';
import { Button } from '../ui/Button.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import styles from './Fields.module.css';
import { ChoiceField, NumberField, NumberInput } from './InputFields.tsx';

/** A point with its precision: dragged, moved by arrow keys, or entered as latitude and longitude. */
export function PointField({ field, within }: { field: FieldOf<'point'>; within: Path }) {
  const id = useId();
  const path = [...within, field.name];
  const { form } = useForm();
  const [point, writePoint] = useValue(path);
  const [radius] = useValue([...within, 'radiusKm']);
  const wrong = useProblems(path).length > 0;
  const lat = valueAt(point, ['lat']);
  const lon = valueAt(point, ['lon']);
  const place = (next: { lat: number; lon: number } | undefined): void => {
    const seat = valueAt(form.body.value, within) as Record<string, unknown>;
    const precision = next === undefined ? 'unknown' : seat.precision === 'unknown' ? 'settlement' : seat.precision;
    const moved = withValue(withValue(seat, [field.name], next), ['precision'], precision);
    form.write(within, moved);
  };
  return (
    <FieldFrame path={path} label={labelOf(field)} hint="hint.point">
      <div class={styles.point}>
        <PointMap
          point={typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null}
          radiusKm={typeof radius === 'number' ? radius : 0}
          onPoint={place}
        />
        <div class={styles.numbers}>
          <div>
            <label class={styles.pointFieldWord} for={`${id}-lat`}>
              {t('point.lat')}
            </label>
            <NumberInput
              id={`${id}-lat`}
              value={lat}
              wrong={wrong}
              decimal
              onValue={(next) => writePoint({ lat: next, lon: lon ?? '' })}
            />
          </div>
          <div>
            <label class={styles.pointFieldWord} for={`${id}-lon`}>
              {t('point.lon')}
            </label>
            <NumberInput
              id={`${id}-lon`}
              value={lon}
              wrong={wrong}
              decimal
              onValue={(next) => writePoint({ lat: lat ?? '', lon: next })}
            />
          </div>
          <ChoiceField
            field={{ form: 'choice', name: 'precision', options: placePrecisions, text: visitorOption('precision') }}
            path={[...within, 'precision']}
          />
          <NumberField field={{ form: 'number', name: 'radiusKm', decimal: true }} path={[...within, 'radiusKm']} />
          {point !== undefined && (
            <Button look="plain" icon={X} onClick={() => place(undefined)}>
              {t('point.remove')}
            </Button>
          )}
        </div>
      </div>
    </FieldFrame>
  );
}
