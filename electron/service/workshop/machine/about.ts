import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import { aboutFiles, type MachineState } from '../../../../db/model/api/staff.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';

export interface AboutParts {
  /** `dist/about`, which `npm run dist` writes (build/packaging/about.ts); missing in a checkout. */
  aboutFolder: string;
}

const aboutFile = vValidator('param', v.strictObject({ file: v.picklist(aboutFiles) }), refuseBadInput);

/** The licences of a package's parts, and their bill of materials. */
export function aboutRoutes({ aboutFolder }: AboutParts) {
  return new Hono<WorkshopEnv>().get('/staff/about/:file', needs('technician'), aboutFile, (c) => {
    const { file } = c.req.valid('param');
    const path = join(aboutFolder, file);
    if (!existsSync(path)) return refuse(c, 'not-found', { message: 'Only an installed package has it.' });
    return c.body(readFileSync(path, 'utf8'), 200, {
      'Content-Type': file.endsWith('.json') ? 'application/json' : 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="esimde-${file}"`,
    });
  });
}

const billSchema = v.pipe(v.string(), v.parseJson(), v.object({ components: v.array(v.unknown()) }));

/** @returns null in a checkout */
export function readAbout(folder: string): MachineState['about'] {
  const file = join(folder, 'sbom.cdx.json');
  const bill = v.safeParse(billSchema, existsSync(file) ? readFileSync(file, 'utf8') : null);
  return bill.success ? { parts: bill.output.components.length } : null;
}
