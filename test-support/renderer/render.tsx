import { computed } from '@preact/signals';
import { act, cleanup, fireEvent, render as renderInto, screen } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { afterEach, vi } from 'vitest';
import type { Role } from '../../db/model/api/accounts.ts';
import type { RecordKey, RecordProblem } from '../../db/model/api/records.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import type { Body, WorkshopApi } from '../../renderer/curator/api/client.ts';
import { WorkshopRefusal } from '../../renderer/curator/api/refusal.ts';
import { createServices, WorkshopContext } from '../../renderer/curator/app/context.ts';
import { language as workshopLanguage } from '../../renderer/curator/app/i18n.ts';
import { FieldOf } from '../../renderer/curator/fields/FieldOf.tsx';
import { formProblems } from '../../renderer/curator/form/check.ts';
import { FormContext, problemsByPath } from '../../renderer/curator/form/context.ts';
import { createForm, type Form } from '../../renderer/curator/form/form.ts';

afterEach(cleanup);

/** What a test's service answers; a request that it does not name fails the test. */
export type FakeApi = { [Method in keyof WorkshopApi]?: (...args: Parameters<WorkshopApi[Method]>) => unknown };

/** Asked for by many components in passing: an empty workshop. */
const emptyWorkshop: FakeApi = {
  jobs: async () => [],
  drives: async () => [],
  duplicates: async () => [],
  records: async () => ({ records: [], total: 0 }),
  record: async () => {
    throw new WorkshopRefusal('not-found');
  },
};

export function fakeApi(answers: FakeApi = {}): WorkshopApi {
  const known: Record<string, unknown> = { ...emptyWorkshop, ...answers };
  return new Proxy(known, {
    get: (_, name) => known[String(name)] ?? unexpected(String(name)),
  }) as unknown as WorkshopApi;
}

const unexpected = (method: string) => async () => {
  throw new Error(`unexpected request: ${method}`);
};

export interface RenderOptions {
  language?: Language;
  api?: FakeApi;
  roles?: Role[];
}

/** Renders a component of the workshop's page for a signed-in account, and waits for what it loads at first. */
export async function render(
  children: ComponentChildren,
  { language = 'en', api = {}, roles = ['editor', 'approver', 'technician'] }: RenderOptions = {},
) {
  workshopLanguage.value = language;
  const account = { id: 'aigul', name: 'Айгүл', roles, isActive: true };
  const workshop = { ...createServices(fakeApi(api)), session: { account, csrf: 'token', idleSeconds: 900 } };
  const rendered = renderInto(<WorkshopContext.Provider value={workshop}>{children}</WorkshopContext.Provider>);
  await settle();
  return { ...rendered, workshop };
}

/** Renders fields within a form on a body, which is checked as the editor does. */
export async function renderInForm(
  children: ComponentChildren,
  body: Body,
  { recordKey = { kind: 'claim', id: 'c' }, ...options }: RenderOptions & { recordKey?: RecordKey } = {},
): Promise<Form> {
  const form = createForm(body, () => 0);
  const problems = computed((): RecordProblem[] => formProblems(recordKey.kind, form.body.value));
  const parts = { FieldOf, form, recordKey, problems, byPath: problemsByPath(problems) };
  await render(<FormContext.Provider value={parts}>{children}</FormContext.Provider>, options);
  return form;
}

/** Lets pending promises, and what they render, come to rest. */
export const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  });

/** Moves fake timers on, with what they render. */
export const advance = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

export async function click(element: HTMLElement): Promise<void> {
  fireEvent.click(element);
  await settle();
}

/** Writes text into a field as if it had been typed. */
export async function type(element: HTMLElement, text: string): Promise<void> {
  fireEvent.input(element, { target: { value: text } });
  await settle();
}

export async function press(element: HTMLElement, key: string, more: KeyboardEventInit = {}): Promise<void> {
  fireEvent.keyDown(element, { key, ...more });
  await settle();
}

export async function choose(element: HTMLElement, value: string): Promise<void> {
  fireEvent.change(element, { target: { value } });
  await settle();
}

/** The button with this label. */
export const button = (name: string | RegExp): HTMLButtonElement => screen.getByRole('button', { name });

export async function submit(form: Element | null): Promise<void> {
  if (form) fireEvent.submit(form);
  await settle();
}
