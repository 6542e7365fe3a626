import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import type { Language } from '../../db/model/vocabulary.ts';
import type { Api } from '../../renderer/shared/api/api.ts';
import { language as pageLanguage } from '../../renderer/shared/i18n/i18n.ts';
import { hrefOf, type Route } from '../../renderer/visitor/navigation/route.ts';
import { type Services, ServicesContext } from '../../renderer/visitor/navigation/services.ts';
import { closeSheet } from '../../renderer/visitor/navigation/sheet.ts';
import { startVisit } from '../../renderer/visitor/navigation/visit.ts';

interface VisitorOptions {
  language?: Language;
  /** The service's responses; any other request fails the test. */
  api?: Partial<Api>;
  services?: Partial<Services>;
}

/** Renders a component of the visitors' page for a new visit, and waits for its first loads. */
export async function renderVisitor(
  children: ComponentChildren,
  { language = 'en', api = {}, services = {} }: VisitorOptions = {},
) {
  cleanup();
  startVisit();
  closeSheet();
  pageLanguage.value = language;
  /** The addresses that the component navigated to. */
  const visited: string[] = [];
  const navigator = fake<Services['navigator']>({ go: async (route: Route) => void visited.push(hrefOf(route)) });
  const value = fake<Services>({ api: fake<Api>(api), navigator, ...services });
  const inServices = (content: ComponentChildren) => (
    <ServicesContext.Provider value={value}>{content}</ServicesContext.Provider>
  );
  const rendered = render(inServices(children));
  await settle();
  return { ...rendered, visited, rerender: (content: ComponentChildren) => rendered.rerender(inServices(content)) };
}

/** A partial implementation; use of any other member fails the test. */
function fake<T extends object>(members: Partial<T>): T {
  return new Proxy(members, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name);
      throw new Error(`unexpected use of ${String(name)}`);
    },
  }) as T;
}

/** Waits for pending promises and what they render. */
export const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  });

export async function click(element: Element): Promise<void> {
  fireEvent.click(element);
  await settle();
}

export async function press(element: Element, key: string): Promise<void> {
  fireEvent.keyDown(element, { key });
  await settle();
}

export const texts = (elements: Iterable<Element>): string[] =>
  Array.from(elements, ({ textContent }) => textContent ?? '');
