import type { TablePreview } from '../../../db/model/record/workshop.ts';

/** What has to be set right in a mapping before the rows can be checked: names of columns. */
export interface MappingFaults {
  missing: string[];
  twice: string[];
}

export function mappingFaults({ columns, mapping }: Pick<TablePreview, 'columns' | 'mapping'>): MappingFaults {
  const taken = mapping.filter((name) => name !== null);
  return {
    missing: columns.filter(({ name, required }) => required && !taken.includes(name)).map(({ name }) => name),
    twice: [...new Set(taken.filter((name, index) => taken.indexOf(name) !== index))],
  };
}
