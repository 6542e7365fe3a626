import {
  type DashboardList,
  dashboardLists,
  type RecordKind,
  type RecordState,
  recordStates,
} from '../../../db/model/api/records.ts';
import { conditionTests, type FieldCondition } from '../../../db/model/api/selection.ts';
import { recordsHref } from '../app/route.ts';

/** What a list shows and in which order, as its address says it. */
export interface ListFilter {
  q: string;
  state: RecordState | null;
  list: DashboardList | null;
  where: FieldCondition[];
  /** Null: in the order of the kind, or of a search. */
  sort: string | null;
  descending: boolean;
}

export function filterOf(query: URLSearchParams): ListFilter {
  return {
    q: query.get('q') ?? '',
    state: recordStates.find((each) => each === query.get('state')) ?? null,
    list: dashboardLists.find((each) => each === query.get('list')) ?? null,
    where: query.getAll('where').flatMap(conditionOf),
    sort: query.get('sort'),
    descending: query.get('order') === 'desc',
  };
}

function conditionOf(text: string): FieldCondition[] {
  const [field = '', name, ...value] = text.split(':');
  const test = conditionTests.find((each) => each === name);
  return test ? [{ field, test, value: value.join(':') }] : [];
}

const whereOf = ({ where }: Pick<ListFilter, 'where'>): string[] =>
  where.map(({ field, test, value }) => `${field}:${test}:${value}`);

/** What the service is asked for; also of an exported list. */
export function queryOf(kind: RecordKind | null, filter: ListFilter) {
  const { q, state, list, sort, descending } = filter;
  return {
    kind: kind ?? undefined,
    q,
    state: state ?? undefined,
    list: list ?? undefined,
    where: whereOf(filter),
    sort: sort ?? undefined,
    order: descending ? ('desc' as const) : undefined,
  };
}

export function listHref(kind: RecordKind | null, filter: ListFilter, offset?: number): string {
  const { q, state, list, sort, descending } = filter;
  return recordsHref(kind, {
    q,
    state: state ?? '',
    list: list ?? '',
    where: whereOf(filter),
    sort: sort ?? '',
    order: sort !== null && descending ? 'desc' : '',
    offset: offset === undefined ? '' : String(offset),
  });
}

/** Whether the list leaves records out. */
export const isFiltered = ({ q, state, list, where }: ListFilter): boolean =>
  q !== '' || state !== null || list !== null || where.length > 0;
