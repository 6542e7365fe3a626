/** One caption: what is said from one time to another, in milliseconds from the beginning. */
export interface Cue {
  fromMs: number;
  toMs: number;
  /** Its lines, without the marks of WebVTT. */
  text: string;
}

const timing =
  /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:[ \t].*)?$/;
/** Blocks that hold no words. */
const unspoken = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/;

/**
 * The captions of a WebVTT file, by their beginning. Positions and styles are left out: the kiosk has its own.
 *
 * @returns the number of the first line that is not understood, instead of captions; 1 for a file without any
 */
export function parseVtt(vtt: string): { cues: Cue[]; badLine: null } | { cues: null; badLine: number } {
  const lines = vtt.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) return bad(1);
  const cues: Cue[] = [];
  let at = endOfBlock(lines, 0);
  while (at < lines.length) {
    if (lines[at]?.trim() === '') {
      at++;
      continue;
    }
    const end = endOfBlock(lines, at);
    if (!unspoken.test(lines[at] ?? '')) {
      const time = lines[at]?.includes('-->') ? at : at + 1;
      const cue = cueOf(lines[time] ?? '', lines.slice(time + 1, end));
      if (cue === null) return bad(Math.min(time, end - 1) + 1);
      cues.push(cue);
    }
    at = end;
  }
  return cues.length === 0 ? bad(1) : { cues: cues.sort((one, other) => one.fromMs - other.fromMs), badLine: null };
}

const bad = (badLine: number) => ({ cues: null, badLine });

function endOfBlock(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, index) => index > from && line.trim() === '');
  return end < 0 ? lines.length : end;
}

function cueOf(line: string, words: readonly string[]): Cue | null {
  const found = timing.exec(line.trim());
  if (found === null) return null;
  const [, ...parts] = found;
  const fromMs = timeMs(parts.slice(0, 4));
  const toMs = timeMs(parts.slice(4));
  const text = words.map(plainWords).join('\n').trim();
  return toMs > fromMs && text !== '' ? { fromMs, toMs, text } : null;
}

const timeMs = ([hours = '0', minutes, seconds, ms]: (string | undefined)[]): number =>
  ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms);

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', lrm: '', rlm: '' };

const plainWords = (line: string): string =>
  line.replace(/<[^<>]*>/g, '').replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '');

/** The captions to be seen at a time, the one that began first above. */
export const cuesAt = (cues: readonly Cue[], ms: number): Cue[] =>
  cues.filter(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);

/** What the captions of a file say, without their times; '' for a file that is not understood. */
export const wordsOfVtt = (vtt: string): string => (parseVtt(vtt).cues ?? []).map(({ text }) => text).join('\n');
