import { cleanReason, framesOf, type PageError, pageErrorKinds, screenOf } from '../../db/model/api/page-reports.ts';

/**
 * Errors that a page cannot report itself: before its own code runs, and what the browser complains of. The page marks
 * what it reports as handled (renderer/shared/api/page-errors.ts), so that no error arrives here as well.
 */
type Report = (error: PageError) => void;

/** Where the page of the host is. */
interface Place {
  screen: string;
  display?: number;
}

/** Hears the events of a page's DevTools session; `Page`, `Runtime` and `Log` have to be enabled. */
export function devToolsErrors(report: Report): (method: string, params: Record<string, unknown>) => void {
  let place: Place = { screen: '' };
  return (method, params) => {
    if (method === 'Page.frameNavigated') {
      const { url, urlFragment = '', parentId } = params.frame as Record<'url' | 'urlFragment' | 'parentId', string>;
      if (parentId === undefined) place = placeOf(url + urlFragment);
    } else if (method === 'Page.navigatedWithinDocument') {
      place = placeOf(params.url as string);
    } else if (method === 'Runtime.exceptionThrown') {
      const { text, exception } = params.exceptionDetails as { text: string; exception?: { description?: string } };
      const [first = text] = exception?.description?.split('\n') ?? [];
      report({ kind: 'uncaught', reason: cleanReason(first), stack: framesOf(exception?.description), ...place });
    } else if (method === 'Log.entryAdded') {
      const { level, text, url = '' } = params.entry as { level: string; text: string; url?: string };
      if (level === 'error' && !isRequestOfPage(url))
        report({ kind: 'browser', reason: reasonOf(text, url), ...place });
    }
  };
}

interface ConsoleMessage {
  level: string;
  message: string;
  sourceId: string;
}

/** Of Electron's `console-message`, which does not tell the page's own words from the browser's. */
export function consoleError({ level, message, sourceId }: ConsoleMessage, pageUrl: string): PageError | null {
  const isReported = pageErrorKinds.some((kind) => message.startsWith(`${kind}:`));
  if (level !== 'error' || isReported || isRequestOfPage(sourceId)) return null;
  return { kind: 'browser', reason: reasonOf(message, sourceId), ...placeOf(pageUrl) };
}

/** As the page would send it: the service limits and logs errors of both in one place. */
export const reportRequest = (baseUrl: string, error: PageError): Request =>
  new Request(`${baseUrl}api/presence/page-error`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(error),
  });

/** The page handles refused requests for data itself. */
const isRequestOfPage = (url: string): boolean => url.includes('/api/');

const reasonOf = (text: string, url: string): string => cleanReason(url === '' ? text : `${text} (${url})`);

function placeOf(address: string): Place {
  const url = URL.parse(address);
  const display = url?.searchParams.get('display') ?? '';
  return { screen: screenOf(url?.hash ?? ''), ...(/^\d{1,2}$/.test(display) ? { display: Number(display) } : {}) };
}
