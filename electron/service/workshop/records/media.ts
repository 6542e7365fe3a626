import { createReadStream, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import type { MediaFaultCode, MediaFile } from '../../../../db/model/api/media.ts';
import { failed } from '../../../../db/model/result.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import { findMedia, type MediaResult } from '../../../../db/workshop/media/format.ts';
import type { RunMedia } from '../../../../db/workshop/media/run.ts';
import { tidyMedia } from '../../../../db/workshop/media/take.ts';
import { maxUploadBytes } from '../../http/body-limits.ts';
import { contentTypeOf, parseRange } from '../../http/files.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuse } from '../refusal.ts';
import type { Uploads } from './upload.ts';

export interface MediaParts {
  /** `<data>/workshop`. */
  folder: string;
  uploads: Uploads;
  audit: Pick<Audit, 'append'>;
  runMedia: RunMedia;
}

/** Files of images, recordings and films; what they show and whose they are is said in records of the kind `media`. */
export function mediaRoutes({ folder, uploads, audit, runMedia }: MediaParts) {
  const media = join(folder, 'media');
  tidyMedia(media);
  const editors = needs('editor', 'approver');
  /** Takes the file of a request in the thread. */
  const taking = async <M extends MediaFile | MediaFile[]>(
    c: Context<WorkshopEnv>,
    take: (upload: { upload: string; folder: string }) => Promise<MediaResult<M>>,
  ) => {
    const file = await uploads.receive(c.req.raw, maxUploadBytes);
    if (file === null) return failed({ code: 'bad-input' as const, message: 'The file is empty.' });
    try {
      const taken = await take({ upload: file, folder: media });
      if (!taken.ok) {
        const { code: fault, message } = taken.error;
        return failed({ code: statusOf(fault), fault, message });
      }
      for (const { sha256, mime, bytes } of [taken.value].flat() as MediaFile[]) {
        audit.append({ by: c.var.actor, action: 'media', subject: sha256, details: { mime, bytes } });
      }
      return taken;
    } finally {
      rmSync(file, { force: true });
    }
  };
  return new Hono<WorkshopEnv>()
    .post('/media', editors, async (c) => {
      const taken = await taking(c, (file) => runMedia({ task: 'take', ...file }));
      return taken.ok ? c.json<MediaFile, 201>(taken.value, 201) : refuse(c, taken.error.code, taken.error);
    })
    .post('/media/pages', editors, async (c) => {
      const taken = await taking(c, (file) => runMedia({ task: 'pages', ...file }));
      return taken.ok ? c.json<MediaFile[], 201>(taken.value, 201) : refuse(c, taken.error.code, taken.error);
    })
    .get('/media/:sha256', (c) => {
      const file = findMedia(media, c.req.param('sha256'));
      return file === null ? refuse(c, 'not-found') : fileResponse(file, c.req.header('Range'));
    });
}

const statusOf = (fault: MediaFaultCode): 'too-large' | 'unsupported' =>
  ['too-large-media', 'too-many-pixels', 'too-many-pages'].includes(fault) ? 'too-large' : 'unsupported';

/** The file, or the part that a player asks for. What a browser might run is shut in: an image of its own page is no page. */
function fileResponse(file: string, wanted: string | undefined): Response {
  const { size } = statSync(file);
  const range = parseRange(wanted, size);
  const headers = {
    'Content-Type': contentTypeOf(basename(file)),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Accept-Ranges': 'bytes',
  };
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } });
  }
  const part = range === 'whole' ? { first: 0, last: size - 1 } : range;
  const stream = createReadStream(file, { start: part.first, end: part.last });
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    status: range === 'whole' ? 200 : 206,
    headers: {
      ...headers,
      'Content-Length': String(part.last - part.first + 1),
      ...(range === 'whole' ? {} : { 'Content-Range': `bytes ${part.first}-${part.last}/${size}` }),
    },
  });
}
