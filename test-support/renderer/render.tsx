import { computed } from '@preact/signals';
import { act, fireEvent, render as renderInto, screen } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { vi } from 'vitest';
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

/** The service's responses in a test; any other request fails the test. */
export type FakeApi = { [Method in keyof WorkshopApi]?: (...args: Parameters<WorkshopApi[Method]>) => unknown };

/** Responses of an empty workshop, which many components request. */
const emptyWorkshop: FakeApi = {
  jobs: async () => [],
  firstAccount: async () => ({ needed: false, needsCode: false }),
  drives: async () => [],
  trustedKeys: async () => ({ trusted: [], revoked: [] }),
  duplicates: async () => [],
  comments: async () => ({ comments: [], colleagues: [] }),
  records: async () => ({ records: [], total: 0, cells: [] }),
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

/** Renders a component of the workshop's page for a signed-in account, and waits for its first loads. */
export async function render(
  children: ComponentChildren,
  { language = 'en', api = {}, roles = ['editor', 'approver', 'technician'] }: RenderOptions = {},
) {
  workshopLanguage.value = language;
  const account = { id: 'aigul', name: 'Айгүл', roles, isActive: true };
  const workshop = {
    ...createServices(fakeApi(api)),
    session: { account, csrf: 'token', idleSeconds: 900, preferences: {} },
  };
  const rendered = renderInto(<WorkshopContext.Provider value={workshop}>{children}</WorkshopContext.Provider>);
  await settle();
  return { ...rendered, workshop };
}

/** Renders fields in a form on a body, with the editor's validation. */
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

/** Waits for pending promises and their rendering. */
export const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  });

/** Advances fake timers and waits for their rendering. */
export const advance = (ms: number): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

export async function click(element: HTMLElement): Promise<void> {
  fireEvent.click(element);
  await settle();
}

/** Types text into a field. */
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
