import { type StopKind, stopKinds } from '../../../db/model/entry/way.ts';
import { stopScreens } from '../../../db/model/vocabulary.ts';
import { screenNames } from '../../visitor/ways/stop-name.ts';
import { useWorkshop } from '../app/context.ts';
import { t, visitorText } from '../app/i18n.ts';
import { summaryName } from '../app/summary-name.ts';
import { useValue } from '../form/context.ts';
import { type Path, valueAt } from '../form/path.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import { Segments } from '../ui/Segments.tsx';
import { FieldFrame, FieldProblems } from './FieldFrame.tsx';
import { ChoiceField, NumberField } from './InputFields.tsx';
import { ReferenceField } from './ReferenceFields.tsx';

const places = [...stopKinds, 'map', 'screen'] as const;
type Place = (typeof places)[number];

const fresh: Partial<Record<Place, unknown>> = { map: 1950, screen: 'people' };

/** Where a stop of a way is: a record, the map of a year, or a screen. Another place takes the one before it away. */
export function StopField({ field, within }: { field: FieldOf<'stop'>; within: Path }) {
  const [stop, write] = useValue(within);
  const place = placeOf(stop);
  const choose = (next: Place): void => {
    const why = valueAt(stop, ['why']);
    write({ [next]: fresh[next] ?? '', ...(why !== undefined && { why }) });
  };
  const label = labelOf(field);
  return (
    <FieldFrame path={[...within, field.name]} label={label}>
      <Segments
        label={label}
        options={places}
        value={place}
        text={(each) => t(isKind(each) ? `kind.${each}` : `stop.${each}`)}
        onChoose={choose}
      />
      <FieldProblems path={within} />
      <StopPlace place={place} path={[...within, place]} />
    </FieldFrame>
  );
}

function StopPlace({ place, path }: { place: Place; path: Path }) {
  if (isKind(place)) {
    return (
      <ReferenceField field={{ form: 'reference', name: place, label: `kind.${place}`, kind: place }} path={path} />
    );
  }
  if (place === 'map') return <NumberField field={{ form: 'number', name: 'map', label: 'stop.year' }} path={path} />;
  const text = (screen: string): string => visitorText(screenNames[screen as keyof typeof screenNames]);
  return (
    <ChoiceField
      field={{ form: 'choice', name: 'screen', label: 'stop.screen', options: stopScreens, text }}
      path={path}
    />
  );
}

/** What a stop is called in the folded list. */
export function StopName({ stop }: { stop: unknown }) {
  const { names } = useWorkshop();
  const place = placeOf(stop);
  const value = valueAt(stop, [place]);
  if (isKind(place)) {
    const id = String(value ?? '');
    const record = names.of({ kind: place, id }).value;
    return <>{`${t(`kind.${place}`)}: ${record ? summaryName(record) : id || t('list.unnamed')}`}</>;
  }
  if (place === 'map') return <>{t('stop.mapOfYear', { year: String(value ?? '') })}</>;
  return <>{stopScreens.map((screen) => (screen === value ? visitorText(screenNames[screen]) : ''))}</>;
}

function placeOf(stop: unknown): Place {
  return places.find((place) => valueAt(stop, [place]) !== undefined) ?? 'person';
}

const isKind = (place: Place): place is StopKind => stopKinds.some((kind) => kind === place);
