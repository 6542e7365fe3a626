import { basename, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openReadable } from '../db/connection.ts';
import type { PublishStepName } from '../db/model/record/publish.ts';
import { installedNames } from '../db/release/installed/list.ts';
import { releasesFolder } from '../db/release/installed/pointer.ts';
import { parsePublicKeys } from '../db/release/keys.ts';
import { folderName } from '../db/release/manifest.ts';
import type { ReleaseEvent } from '../db/release/package/event.ts';
import { exportRelease } from '../db/release/package/export.ts';
import { installPackage } from '../db/release/package/install.ts';
import { installPlugged } from '../db/release/package/plugged.ts';
import { type PackageRefusal, refusable } from '../db/release/package/reason.ts';
import { rollBack } from '../db/release/package/rollback.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../db/release/trust.ts';
import { verifyRelease } from '../db/release/verify.ts';
import { type Audit, openAudit } from '../db/workshop/audit.ts';
import { backUp } from '../db/workshop/backup/backup.ts';
import { stageRestore } from '../db/workshop/backup/restore.ts';
import { gatesOf } from '../db/workshop/publish/gates.ts';
import { buildProof } from '../db/workshop/publish/proof.ts';
import { nextSequence, type PublishStep, publish } from '../db/workshop/publish/publish.ts';
import type { PublishRefusal } from '../db/workshop/publish/refused.ts';
import { signingKeyFile, signingKeys } from '../db/workshop/publish/signing-keys.ts';
import { takeSnapshot } from '../db/workshop/publish/snapshot.ts';
import { releaseDrawing } from './drawing/release-drawing.ts';
import { pluggedResult, wentBack } from './plugged.ts';
import { publishWords } from './publish-words.ts';
import { releaseCheck } from './release-check.ts';
import { type Drawing, drawingDetails } from './service/workshop/drawing.ts';
import type {
  ReleaseGround,
  ReleaseTask,
  ReleaseTaskResults,
  TaskBy,
  TaskData,
  TaskNews,
  TaskOutcome,
  TaskWord,
} from './service/workshop/release-task.ts';

/** A thread's whole life: one task about releases, so that the visitor's page keeps answering. */
const { ground, by, task } = workerData as TaskData;
const stop = new AbortController();
const hostDrew = Promise.withResolvers<Drawing>();
parentPort?.on('message', (word: TaskWord) => {
  if ('cancel' in word) stop.abort();
  else hostDrew.resolve(word.drawing);
});

interface Work {
  ground: ReleaseGround;
  by: TaskBy;
  audit: Audit;
  trust: Trust;
  builtin: { folder: string; sequence: number; id: string } | null;
}

const say = (news: TaskNews): void => parentPort?.postMessage(news);
const onProgress = ({ bytes, totalBytes }: { bytes: number; totalBytes: number }): void =>
  say({ done: bytes, of: totalBytes });

/** What begins when a step of publishing has ended. */
const stepAfter: Partial<Record<PublishStep, PublishStepName>> = {
  read: 'build',
  built: 'sign',
  sealed: 'check',
  checked: 'switch',
};

/** A release that comes anew is drawn, too; going back to one that was shown must not take long. */
const drawing = releaseDrawing({
  means: ground.drawing ?? { by: 'nobody', reason: 'no browser is known' },
  dataFolder: ground.dataFolder,
  signal: stop.signal,
  onProgress: (done, of) => say({ done, of }),
  askHost: (folder) => {
    say({ draw: folder });
    return hostDrew.promise;
  },
});
const check = releaseCheck(ground);
const drawnCheck = releaseCheck({ ...ground, render: drawing.render });
const drawnScreens = (): number | null => {
  const last = drawing.last();
  return last?.by === 'browser' ? last.screens : null;
};
/** What the content brings with it lies in the built-in release. */
const mediaFolders = [join(ground.dataFolder, 'workshop', 'media'), join(ground.builtinFolder, 'media')];
const { signal } = stop;

const tasks: {
  [T in ReleaseTask['task']]: (
    work: Work,
    task: Extract<ReleaseTask, { task: T }>,
  ) => Promise<TaskOutcome<ReleaseTaskResults[T]>>;
} = {
  state: async (work) => ({ ok: true, value: stateOf(work) }),
  publish: async (work, { key, passphrase }) => {
    const { dataFolder, releasesKept } = work.ground;
    const keyFile = signingKeyFile(join(dataFolder, 'workshop'), key);
    if (keyFile === null) return refused({ reason: 'no-key', detail: key });
    const outcome = await publish({
      ...{ dataFolder, keyFile, passphrase, trust: work.trust, releasesKept, check: drawnCheck, signal },
      mediaFolders,
      by: work.by.name,
      now: () => new Date(),
      builtinSequence: work.builtin?.sequence ?? null,
      audit: (event) => auditing(work)({ action: 'publish', ...event }),
      onProgress: (done, of) => say({ done, of }),
      after: (step) => stepAfter[step] && say({ step: stepAfter[step] }),
    });
    if (!outcome.ok) return refused(outcome.refusal);
    const { id, sequence } = outcome.published.manifest;
    return { ok: true, value: { id, sequence, revertedBecause: null, drawn: drawnScreens() } };
  },
  install: async (work, { file, allowOlder }) => {
    const { dataFolder, releasesKept } = work.ground;
    const outcome = await installPackage({
      ...{ dataFolder, file, trust: work.trust, releasesKept, allowOlder, check: drawnCheck, signal, onProgress },
      builtinSequence: work.builtin?.sequence ?? null,
      audit: auditing(work),
    });
    if (!outcome.ok) return refused(outcome.refusal);
    const { id, sequence } = outcome.installed.manifest;
    return { ok: true, value: { id, sequence, revertedBecause: null, drawn: drawnScreens() } };
  },
  plugged: async (work, task) => {
    const { dataFolder, releasesKept } = work.ground;
    const outcomes = await installPlugged({
      ...{ dataFolder, trust: work.trust, releasesKept, check: drawnCheck, signal, onProgress, ...task },
      ...{ builtinSequence: work.builtin?.sequence ?? null, builtinId: work.builtin?.id ?? null },
      wentBack: wentBack(work.audit),
      audit: (event) => {
        // Not tried at all, and tried again soon.
        if (event.details.refused !== 'busy') auditing(work)(event);
      },
    });
    return { ok: true, value: pluggedResult(outcomes, task) };
  },
  rollback: async (work, { to }) => {
    const { dataFolder } = work.ground;
    const { trust, builtin } = work;
    const outcome = await rollBack({ dataFolder, builtin, trust, to, check, signal, audit: auditing(work) });
    if (!outcome.ok) return refused(outcome.refusal);
    const { id, sequence } = outcome.rolledBack.manifest;
    return { ok: true, value: { id, sequence, revertedBecause: null, drawn: null } };
  },
  export: async (work, { sequence, out }) => {
    const { folder, trust } = placeOf(work, sequence);
    const outcome = await exportRelease({ folder, trust, out, signal, onProgress, audit: auditing(work) });
    if (!outcome.ok) return refused(outcome.refusal);
    const { file, bytes, sha256 } = outcome.exported;
    return { ok: true, value: { file, bytes, sha256 } };
  },
  backup: ({ ground: { dataFolder }, audit, by: who }, { out }) =>
    carrying(async () => {
      const folder = join(dataFolder, 'workshop');
      audit.append({ by: who, action: 'backup', subject: basename(out) });
      const bytes = await backUp({ folder, out, by: who.name, now: new Date(), signal, onProgress: told });
      return { file: out, bytes };
    }),
  stage: ({ ground: { dataFolder }, audit, by: who }, { file }) =>
    carrying(async () => {
      const parcel = await stageRestore({ folder: join(dataFolder, 'workshop'), file, signal, onProgress: told });
      const { madeAt, by: madeBy } = parcel;
      audit.append({ by: who, action: 'restore-backup', subject: madeAt, details: { madeBy } });
      return { madeAt, by: madeBy };
    }),
  proof: async ({ ground: { dataFolder } }, { out }) => {
    const built = buildProof(join(dataFolder, 'workshop'), mediaFolders, out);
    return built.ok ? { ok: true, value: built.proof } : refused(built.refusal);
  },
};

const told = (done: number, of: number): void => say({ done, of });

/** What cannot be carried is a refusal. */
async function carrying<R>(work: () => Promise<R>): Promise<TaskOutcome<R>> {
  const outcome = await refusable(async () => ({ ok: true as const, value: await work() }), signal);
  return outcome.ok ? outcome : refused(outcome.refusal);
}

/** What the audit is told of, with what came of the drawing. */
type Told = Omit<ReleaseEvent, 'action'> & { action: ReleaseEvent['action'] | 'publish' };

const auditing =
  ({ audit, by: who }: Work) =>
  ({ action, subject, details }: Told): void =>
    void audit.append({ by: who, action, subject, details: { ...details, ...drawingDetails(drawing.last()) } });

const refused = (refusal: PackageRefusal | PublishRefusal): { ok: false; refusal: TaskRefusalOf } => ({
  ok: false,
  refusal: { ...refusal, message: publishWords(refusal) },
});
type TaskRefusalOf = Extract<TaskOutcome<never>, { ok: false }>['refusal'];

/** An installed release, or the built-in one by its number where no installed one has it. */
function placeOf({ ground: { dataFolder }, trust, builtin }: Work, sequence: number) {
  const name = folderName(sequence);
  if (builtin?.sequence === sequence && !installedNames(dataFolder).includes(name)) {
    return { folder: builtin.folder, trust: trustBuiltin(trust.keys) };
  }
  return { folder: join(releasesFolder(dataFolder), name), trust };
}

function stateOf({ ground: { dataFolder }, trust, builtin }: Work): ReleaseTaskResults['state'] {
  const folder = join(dataFolder, 'workshop');
  const db = openReadable(join(folder, 'workshop.db'));
  try {
    const { obstacles, isInDraft } = takeSnapshot(db, mediaFolders, 'approved');
    const keys = signingKeys(folder);
    const fault = keys.length === 0 ? publishWords({ reason: 'no-key', detail: '' }) : null;
    const untrusted = trust.keys.length === 0 ? 'this kiosk trusts no key: `esimde keys trust` adds one' : null;
    return {
      gates: gatesOf(obstacles, fault ?? untrusted, (obstacle) => !isInDraft(obstacle)),
      keys,
      nextSequence: nextSequence(dataFolder, builtin?.sequence ?? null),
    };
  } finally {
    db.close();
  }
}

function builtinOf(folder: string, trust: Trust): Work['builtin'] {
  const verified = verifyRelease(folder, trustBuiltin(trust.keys));
  return verified.ok ? { folder, sequence: verified.manifest.sequence, id: verified.manifest.id } : null;
}

async function run(): Promise<void> {
  const { dataFolder, builtinFolder, trustedKeys, revokedKeys } = ground;
  const trust = trustInstalled(parsePublicKeys(trustedKeys).keys, builtinFolder, revokedKeys);
  const audit = openAudit({ folder: join(dataFolder, 'workshop'), now: () => new Date() });
  try {
    const work: Work = { ground, by, audit, trust, builtin: builtinOf(builtinFolder, trust) };
    const doing = tasks[task.task] as (work: Work, task: ReleaseTask) => Promise<TaskOutcome<unknown>>;
    say({ outcome: await doing(work, task) });
  } finally {
    audit.close();
    parentPort?.close();
  }
}

await run();
