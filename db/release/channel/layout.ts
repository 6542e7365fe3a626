import { basename, dirname, join } from 'node:path';
import { manifestFile, signatureFile } from '../manifest.ts';

/** What a museum within a channel may be called: it is a part of names of files. */
export const museumPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Who signs a release of the channel: its publishers, or those of one museum (`museum-ID`, a delegated role of TUF). */
export const publisherOf = (museum: string | null): string => (museum === null ? 'targets' : `museum-${museum}`);

/** The only paths for which a museum may sign. */
export const pathsOf = (museum: string): string => `museum/${museum}/*`;

/** A manifest and the signature over it; the manifest names the files. */
export interface ChannelTargets {
  manifest: string;
  signature: string;
}

/** The two targets of a channel, or of a museum in it: the manifest of its newest release, and the signature over it. */
export function targetsOf(museum: string | null): ChannelTargets {
  const folder = museum === null ? 'release' : `museum/${museum}`;
  return { manifest: `${folder}/${manifestFile}`, signature: `${folder}/${signatureFile}` };
}

/** Those of the newest version of the program for a system. */
export const appTargets = (platform: string): ChannelTargets => ({
  manifest: `app/${platform}/${manifestFile}`,
  signature: `app/${platform}/${signatureFile}`,
});

export const metadataFolder = (channel: string): string => join(channel, 'metadata');

/** Path of a file of a release within a channel, by its content. Folders keep within what FAT32 takes. */
export const pathOfFile = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`;

/** TUF's consistent snapshots: each version of a target has a name of its own. */
export const pathOfTarget = (path: string, sha256: string): string =>
  `targets/${dirname(path)}/${sha256}.${basename(path)}`;

/** What a kiosk keeps of its channel. */
export const keptOf = (dataFolder: string) => {
  const folder = join(dataFolder, 'channel');
  return {
    folder,
    /** The root that staff gave this kiosk. */
    root: join(folder, 'root.json'),
    /** The newest metadata that was verified. */
    trusted: join(folder, 'trusted'),
    /** Manifest and signature of the newest release. */
    manifest: join(folder, manifestFile),
    signature: join(folder, signatureFile),
    /** Files of that release until it is installed, by their hashes. */
    files: join(folder, 'files'),
    /** The same of the newest version of the program. */
    app: {
      manifest: join(folder, 'app', manifestFile),
      signature: join(folder, 'app', signatureFile),
      files: join(folder, 'app', 'files'),
    },
    state: join(folder, 'state.json'),
  };
};
