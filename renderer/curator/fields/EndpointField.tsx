import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { emptyText, type FieldOf } from '../kinds/field.ts';
import { t } from '../state/words.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';
import { ReferenceField } from './ReferenceField.tsx';
import { Segments } from './Segments.tsx';
import { TrilingualField } from './TrilingualField.tsx';

const ways = ['camp', 'name'] as const;

/** One end of a lineage: a camp of the kiosk, or the name of something that has no entry. */
export function EndpointField({ field, path }: { field: FieldOf<'endpoint'>; path: Path }) {
  const [value, write] = useValue(path);
  const label = labelOf(field);
  const way = typeof value === 'object' && value !== null ? 'name' : 'camp';
  return (
    <FieldFrame path={[...path, 'way']} label={label} hint={field.hint}>
      <Segments
        label={label}
        options={ways}
        value={way}
        word={(each) => t(`endpoint.${each}`)}
        onChoose={(next) => write(next === 'camp' ? '' : emptyText())}
      />
      {way === 'camp' ? (
        <ReferenceField
          field={{ form: 'reference', name: field.name, label: 'endpoint.camp', kind: 'camp' }}
          path={path}
        />
      ) : (
        <TrilingualField
          field={{ form: 'trilingual', name: field.name, label: 'endpoint.name', rows: 1 }}
          path={path}
        />
      )}
    </FieldFrame>
  );
}
