import { openAudit } from '../../db/workshop/audit/audit.ts';
import { die } from './die.ts';

/**
 * `node write-audit.ts FOLDER STEP` writes one entry and kills itself after STEP, like a power cut;
 * `node write-audit.ts FOLDER N` writes N entries.
 */
const [, , folder = '', word = ''] = process.argv;
const count = Number(word);
const audit = openAudit({
  folder,
  now: () => new Date(),
  after: (step) => {
    if (step === word) die();
  },
});
for (let i = 0; i < (count || 1); i++) {
  audit.append({ by: { account: `p${process.pid}`, name: 'child' }, action: 'change', subject: `camp/${i}` });
}
