import { createReadStream, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { MediaFile } from '../../../../db/model/api/media.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import { findMedia } from '../../../../db/workshop/media/format.ts';
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
  return new Hono<WorkshopEnv>()
    .post('/media', needs('editor', 'approver'), async (c) => {
      const file = await uploads.receive(c.req.raw, maxUploadBytes);
      if (file === null) return refuse(c, 'bad-input', { message: 'The file is empty.' });
      try {
        const taken = await runMedia({ task: 'take', upload: file, folder: media });
        if (!taken.ok) {
          const { code: fault, message } = taken.error;
          return refuse(c, statusOf(fault), { fault, message });
        }
        const { sha256, mime, bytes } = taken.value;
        audit.append({ by: c.var.actor, action: 'media', subject: sha256, details: { mime, bytes } });
        return c.json<MediaFile, 201>(taken.value, 201);
      } finally {
        rmSync(file, { force: true });
      }
    })
    .get('/media/:sha256', (c) => {
      const file = findMedia(media, c.req.param('sha256'));
      return file === null ? refuse(c, 'not-found') : fileResponse(file, c.req.header('Range'));
    });
}

const statusOf = (fault: string) =>
  fault === 'too-large-media' || fault === 'too-many-pixels' ? 'too-large' : 'unsupported';

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
