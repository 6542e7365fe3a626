import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openAudit, readFourEyes } from './audit.ts';

it('the two-person rule is noted as off until the next release, even where it was switched on again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-four-eyes-'));
  const audit = openAudit({ folder, now: () => new Date() });
  const by = { account: 'machine', name: 'at the machine' };
  const line = { by, subject: '' };
  expect(readFourEyes(folder)).toEqual({ on: true, wasOff: false });
  audit.append({ ...line, action: 'four-eyes', details: { on: false } });
  expect(readFourEyes(folder)).toEqual({ on: false, wasOff: true });
  audit.append({ ...line, action: 'four-eyes', details: { on: true } });
  audit.append({ ...line, action: 'publish', details: { refused: 'gates-closed' } });
  expect(readFourEyes(folder)).toEqual({ on: true, wasOff: true });
  audit.append({ ...line, action: 'publish', details: { records: 1 } });
  expect(readFourEyes(folder)).toEqual({ on: true, wasOff: false });
  audit.close();
  rmSync(folder, { recursive: true });
});
