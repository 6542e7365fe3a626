import { basename, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { PublishStepName } from '../../db/model/api/jobs.ts';
import { failed, ok, type Result } from '../../db/model/result.ts';
import { namesFolderOf } from '../../db/names/catalogue.ts';
import { listsDiffer } from '../../db/names/released-lists.ts';
import { followChannel } from '../../db/release/channel/follow.ts';
import { folderName } from '../../db/release/manifest.ts';
import { exportRelease } from '../../db/release/package/export.ts';
import { installPackage } from '../../db/release/package/install.ts';
import { installFromStick } from '../../db/release/package/install-from-stick.ts';
import { type ReleaseEvent, refusable } from '../../db/release/package/refusal.ts';
import { rollBack } from '../../db/release/package/rollback.ts';
import { installedNames } from '../../db/release/store/installed.ts';
import { readPointer, releasesFolder } from '../../db/release/store/pointer.ts';
import { parsePublicKeys } from '../../db/release/trust/keys.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../../db/release/trust/trust.ts';
import { refuse, verifyRelease } from '../../db/release/trust/verify.ts';
import { openReadable } from '../../db/sqlite/connection.ts';
import { type Audit, openAudit } from '../../db/workshop/audit/audit.ts';
import { backUp } from '../../db/workshop/backup/backup.ts';
import { stageRestore } from '../../db/workshop/backup/restore.ts';
import { gatesOf, type PublishRefusal } from '../../db/workshop/publish/gates.ts';
import { buildProof } from '../../db/workshop/publish/proof.ts';
import { nextSequence, type PublishStep, publish } from '../../db/workshop/publish/publish.ts';
import { signingKeyFile, signingKeys } from '../../db/workshop/publish/signing-keys.ts';
import { takeSnapshot } from '../../db/workshop/publish/snapshot.ts';
import { programGround } from '../kiosk/app/program-ground.ts';
import { programsFromStick } from '../kiosk/app/programs-from-stick.ts';
import { reportOfStick, wentBack } from '../kiosk/sticks/stick-report.ts';
import { refusalText } from '../messages.ts';
import { releaseCheck } from '../render-check/release-check.ts';
import { releaseDrawing } from '../render-check/release-drawing.ts';
import {
  type Drawing,
  drawingDetails,
  type ReleaseGround,
  type ReleaseJob,
  type ReleaseJobActor,
  type ReleaseJobCommand,
  type ReleaseJobInput,
  type ReleaseJobMessage,
  type ReleaseJobResults,
} from '../service/workshop/release-job.ts';
import { kindOf } from '../service/workshop/releases/drives.ts';
import type { StickPackages } from '../service/workshop/releases/stick-watch.ts';

/** Runs one release job in this thread, so that the service keeps answering visitors. */
const { ground, by, job } = workerData as ReleaseJobInput;
const stop = new AbortController();
const hostDrew = Promise.withResolvers<Drawing>();
parentPort?.on('message', (command: ReleaseJobCommand) => {
  if ('cancel' in command) stop.abort();
  else hostDrew.resolve(command.drawing);
});

interface Context {
  ground: ReleaseGround;
  by: ReleaseJobActor;
  audit: Audit;
  trust: Trust;
  builtin: { folder: string; sequence: number; id: string } | null;
}

const send = (message: ReleaseJobMessage): void => parentPort?.postMessage(message);
const progress = (done: number, of: number): void => send({ progress: { done, of } });
const onProgress = ({ bytes, totalBytes }: { bytes: number; totalBytes: number }): void => progress(bytes, totalBytes);

/** The step of publishing that follows a finished one. */
const stepAfter: Partial<Record<PublishStep, PublishStepName>> = {
  read: 'build',
  built: 'sign',
  sealed: 'check',
  checked: 'switch',
};

/** A new release is drawn as well; rolling back to one that was shown must be quick. */
const drawing = releaseDrawing({
  means: ground.drawing ?? { by: 'none', reason: 'no browser is known' },
  dataFolder: ground.dataFolder,
  signal: stop.signal,
  onProgress: progress,
  askHost: (folder) => {
    send({ draw: folder });
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

const handlers: {
  [T in ReleaseJob['kind']]: (
    context: Context,
    job: Extract<ReleaseJob, { kind: T }>,
  ) => Promise<Result<ReleaseJobResults[T], PublishRefusal>>;
} = {
  state: async (context) => ok(stateOf(context)),
  publish: async (context, { key, passphrase }) => {
    const { dataFolder, releasesKept } = context.ground;
    const keyFile = signingKeyFile(join(dataFolder, 'workshop'), key);
    if (keyFile === null) return refuse('no-key', key);
    const outcome = await publish({
      ...{ dataFolder, keyFile, passphrase, trust: context.trust, releasesKept, check: drawnCheck, signal },
      mediaFolders,
      by: context.by.name,
      now: () => new Date(),
      builtinSequence: context.builtin?.sequence ?? null,
      audit: (event) => auditing(context)({ action: 'publish', ...event }),
      onProgress: progress,
      after: (step) => stepAfter[step] && send({ step: stepAfter[step] }),
    });
    if (!outcome.ok) return outcome;
    const { id, sequence } = outcome.value.manifest;
    return ok({ id, sequence, revertedBecause: null, drawn: drawnScreens() });
  },
  install: async (context, { file, allowOlder }) => {
    const { dataFolder, releasesKept } = context.ground;
    const outcome = await installPackage({
      ...{ dataFolder, file, trust: context.trust, releasesKept, allowOlder, check: drawnCheck, signal, onProgress },
      builtinSequence: context.builtin?.sequence ?? null,
      audit: auditing(context),
    });
    if (!outcome.ok) return outcome;
    const { id, sequence } = outcome.value.manifest;
    return ok({ id, sequence, revertedBecause: null, drawn: drawnScreens() });
  },
  'from-stick': async (context, packages) => {
    const { dataFolder, releasesKept } = context.ground;
    const audit = (event: ReleaseEvent): void => {
      // Not tried at all, and tried again soon.
      if (event.details.refused !== 'busy') auditing(context)(event);
    };
    const outcomes = await installFromStick({
      ...{ dataFolder, trust: context.trust, releasesKept, check: drawnCheck, signal, onProgress, audit },
      ...packagesOf(packages, 'release'),
      ...{ builtinSequence: context.builtin?.sequence ?? null, builtinId: context.builtin?.id ?? null },
      wentBack: wentBack(context.audit),
    });
    const apps = await programsFromStick(programs(context), {
      ...{ dataFolder, audit, signal, onBytes: progress },
      ...packagesOf(packages, 'app'),
    });
    return ok(await reportOfStick([...outcomes, ...apps], packages));
  },
  follow: async (context, { places, resting, museum, nowMs }) => {
    const { dataFolder, releasesKept } = context.ground;
    const { builtin, trust } = context;
    const { state, installed, installedApp } = await followChannel({
      ...{ dataFolder, trust, releasesKept, check: drawnCheck, signal, places, resting, museum, nowMs, builtin },
      builtinSequence: builtin?.sequence ?? null,
      wentBack: wentBack(context.audit),
      audit: auditing(context),
      onBytes: progress,
      apps: programs(context),
    });
    return ok({ state, installed: installed?.manifest.id ?? null, installedApp });
  },
  rollback: async (context, { to }) => {
    const { dataFolder } = context.ground;
    const { trust, builtin } = context;
    const outcome = await rollBack({ dataFolder, builtin, trust, to, check, signal, audit: auditing(context) });
    if (!outcome.ok) return outcome;
    const { id, sequence } = outcome.value.manifest;
    return ok({ id, sequence, revertedBecause: null, drawn: null });
  },
  export: async (context, { sequence, out }) => {
    const { folder, trust } = placeOf(context, sequence);
    const outcome = await exportRelease({ folder, trust, out, signal, onProgress, audit: auditing(context) });
    if (!outcome.ok) return outcome;
    const { file, bytes, sha256 } = outcome.value;
    return ok({ file, bytes, sha256 });
  },
  backup: ({ ground: { dataFolder }, audit, by: who }, { out }) =>
    refusable(async () => {
      const folder = join(dataFolder, 'workshop');
      audit.append({ by: who, action: 'backup', subject: basename(out) });
      const outcome = await backUp({ folder, out, by: who.name, now: new Date(), signal, onProgress: progress });
      return outcome.ok ? ok({ file: out, bytes: outcome.value }) : outcome;
    }, signal),
  stage: ({ ground: { dataFolder }, audit, by: who }, { file }) =>
    refusable(async () => {
      const folder = join(dataFolder, 'workshop');
      const outcome = await stageRestore({ folder, file, signal, onProgress: progress });
      if (!outcome.ok) return outcome;
      const { madeAt, by: madeBy, unclean } = outcome.value;
      const details = { madeBy, ...(unclean.length > 0 ? { mediaLeftOut: unclean } : {}) };
      audit.append({ by: who, action: 'restore-backup', subject: madeAt, details });
      return ok({ madeAt, by: madeBy });
    }, signal),
  proof: async ({ ground: { dataFolder } }, { out }) => buildProof(join(dataFolder, 'workshop'), mediaFolders, out),
};

/** Of the packages on a stick, those of releases or of programs. */
const packagesOf = ({ folder, files, fresh }: StickPackages, kind: 'release' | 'app') => {
  const isOfKind = (name: string): boolean => kindOf(name) === kind;
  return { folder, files: files.filter(isOfKind), fresh: fresh.filter(isOfKind) };
};

const programs = ({ ground: { dataFolder, programKeys, revokedKeys } }: Context) =>
  programGround(dataFolder, { keys: programKeys, revoked: revokedKeys });

type AuditEvent = Omit<ReleaseEvent, 'action'> & { action: ReleaseEvent['action'] | 'publish' };

const auditing =
  ({ audit, by: who }: Context) =>
  ({ action, subject, details }: AuditEvent): void =>
    void audit.append({ by: who, action, subject, details: { ...details, ...drawingDetails(drawing.last()) } });

/** An installed release, or the built-in one by its number where no installed one has it. */
function placeOf({ ground: { dataFolder }, trust, builtin }: Context, sequence: number) {
  const name = folderName(sequence);
  if (builtin?.sequence === sequence && !installedNames(dataFolder).includes(name)) {
    return { folder: builtin.folder, trust: trustBuiltin(trust.keys) };
  }
  return { folder: join(releasesFolder(dataFolder), name), trust };
}

function currentFolder(dataFolder: string): string | null {
  const read = readPointer(dataFolder);
  return read.state === 'read' ? join(releasesFolder(dataFolder), read.pointer.current) : null;
}

function stateOf({ ground: { dataFolder }, trust, builtin }: Context): ReleaseJobResults['state'] {
  const folder = join(dataFolder, 'workshop');
  const db = openReadable(join(folder, 'workshop.db'));
  try {
    const { obstacles, isInDraft } = takeSnapshot(db, mediaFolders, 'approved');
    const keys = signingKeys(folder);
    const fault = keys.length === 0 ? refusalText({ reason: 'no-key', detail: '' }) : null;
    const untrusted = trust.keys.length === 0 ? 'this kiosk trusts no key: `esimde keys trust` adds one' : null;
    return {
      gates: gatesOf(obstacles, fault ?? untrusted, (obstacle) => !isInDraft(obstacle)),
      keys,
      listsDiffer: listsDiffer(namesFolderOf(folder), currentFolder(dataFolder)),
      nextSequence: nextSequence(dataFolder, builtin?.sequence ?? null),
    };
  } finally {
    db.close();
  }
}

function builtinOf(folder: string, trust: Trust): Context['builtin'] {
  const verified = verifyRelease(folder, trustBuiltin(trust.keys));
  return verified.ok ? { folder, sequence: verified.value.manifest.sequence, id: verified.value.manifest.id } : null;
}

async function run(): Promise<void> {
  const { dataFolder, builtinFolder, trustedKeys, revokedKeys } = ground;
  const trust = trustInstalled(parsePublicKeys(trustedKeys).keys, builtinFolder, revokedKeys);
  const audit = openAudit({ folder: join(dataFolder, 'workshop'), now: () => new Date() });
  try {
    const context: Context = { ground, by, audit, trust, builtin: builtinOf(builtinFolder, trust) };
    const handle = handlers[job.kind] as (
      context: Context,
      job: ReleaseJob,
    ) => Promise<Result<unknown, PublishRefusal>>;
    const outcome = await handle(context, job);
    send({ result: outcome.ok ? outcome : failed({ ...outcome.error, message: refusalText(outcome.error) }) });
  } finally {
    audit.close();
    parentPort?.close();
  }
}

await run();
