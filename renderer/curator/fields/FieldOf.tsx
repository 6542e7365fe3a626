import type { Path } from '../form/path.ts';
import type { Field } from '../kinds/field.ts';
import { CitationsField } from './CitationsField.tsx';
import { DateField } from './DateField.tsx';
import { FileField } from './FileField.tsx';
import { GroupField, ListField } from './GroupFields.tsx';
import { ChoiceField, FlagField, LineField, NumberField } from './InputFields.tsx';
import { PointField } from './PointField.tsx';
import { EndpointField, ReferenceField, ReferencesField, SubjectField, WordsField } from './ReferenceFields.tsx';
import { ScenesField } from './ScenesField.tsx';
import { StopField } from './StopField.tsx';
import { TrilingualField } from './TrilingualField.tsx';
import { ValueField } from './ValueField.tsx';

/** Any field of a record. @param within the way to the object that the field belongs to */
export function FieldOf({ field, within }: { field: Field; within: Path }) {
  const path = [...within, field.name];
  switch (field.form) {
    case 'line':
    case 'lines':
      return <LineField field={field} path={path} />;
    case 'trilingual':
      return <TrilingualField field={field} path={path} />;
    case 'choice':
      return <ChoiceField field={field} path={path} />;
    case 'date':
      return <DateField field={field} path={path} />;
    case 'number':
      return <NumberField field={field} path={path} />;
    case 'flag':
      return <FlagField field={field} path={path} />;
    case 'reference':
      return <ReferenceField field={field} path={path} />;
    case 'references':
      return <ReferencesField field={field} path={path} />;
    case 'citations':
      return <CitationsField field={field} path={path} />;
    case 'list':
      return <ListField field={field} path={path} />;
    case 'scenes':
      return <ScenesField field={field} path={path} />;
    case 'words':
      return <WordsField field={field} path={path} />;
    case 'group':
      return <GroupField field={field} path={path} />;
    case 'point':
      return <PointField field={field} within={within} />;
    case 'value':
      return <ValueField field={field} within={within} />;
    case 'subject':
      return <SubjectField field={field} path={path} />;
    case 'endpoint':
      return <EndpointField field={field} path={path} />;
    case 'stop':
      return <StopField field={field} within={within} />;
    case 'file':
      return <FileField field={field} within={within} />;
  }
}
