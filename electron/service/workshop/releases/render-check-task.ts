/** Who draws the screens of a release before it is kept. Plain data: it crosses into a thread. */
export type DrawingMeans =
  /** A browser of its own, without a window. */
  | { by: 'browser'; program: string; more: readonly string[] }
  /** The program that shows the kiosk, in a window that nobody sees. */
  | { by: 'host' }
  | { by: 'nobody'; reason: string };

/** What came of drawing a release. */
export type Drawing =
  /** `of`: there are more than were drawn, where time ran out. */
  | { by: 'browser'; screens: number; of: number; elapsedMs: number; fault: string | null }
  /** No browser drew it, for a reason that is none of the release's. */
  | { by: 'nobody'; reason: string };

/** Draws the release in a folder, in the program that shows the kiosk. */
export type DrawByHost = (folder: string, onProgress: (done: number, of: number) => void) => Promise<Drawing>;

/** For the audit and the log: what was drawn, or why nothing was. */
export function drawingDetails(drawing: Drawing | null): Record<string, string | number> {
  if (drawing === null) return {};
  if (drawing.by === 'nobody') return { notDrawn: drawing.reason };
  const { screens, of } = drawing;
  return screens < of && drawing.fault === null
    ? { screensDrawn: screens, screensInAll: of }
    : { screensDrawn: screens };
}
