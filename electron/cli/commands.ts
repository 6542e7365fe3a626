import type { Command } from 'commander';

/** Summary and loader by name: only the called command is loaded. */
export const commands: Record<string, [summary: string, load: () => Promise<Command>]> = {
  start: ['show the kiosk, or only serve it', async () => (await import('./kiosk/start.ts')).startCommand()],
  supervise: [
    'start the kiosk and restart it when it ends or hangs',
    async () => (await import('./kiosk/supervise.ts')).superviseCommand(),
  ],
  'self-check': [
    'check that Electron works on this machine',
    async () => (await import('./kiosk/self-check.ts')).selfCheckCommand(),
  ],
  doctor: ['explain what is wrong on this machine', async () => (await import('./doctor/doctor.ts')).doctorCommand()],
  content: [
    'check the content and build a release from it',
    async () => (await import('./release/content.ts')).contentCommand(),
  ],
  release: ['list, verify and activate releases', async () => (await import('./release/release.ts')).releaseCommand()],
  publish: [
    'publish what is approved in the workshop',
    async () => (await import('./release/publish.ts')).publishCommand(),
  ],
  names: [
    'import lists of names, which visitors search',
    async () => (await import('./names/names.ts')).namesCommand(),
  ],
  inbox: [
    'list, export and import the letters that visitors write',
    async () => (await import('./inbox/inbox.ts')).inboxCommand(),
  ],
  backup: ['write the whole workshop as one file', async () => (await import('./workshop/backup.ts')).backupCommand()],
  restore: [
    'restore the workshop from such a file',
    async () => (await import('./workshop/backup.ts')).restoreCommand(),
  ],
  export: [
    'write a release as one file for other kiosks',
    async () => (await import('./release/export.ts')).exportCommand(),
  ],
  install: ['install a release from such a file', async () => (await import('./release/install.ts')).installCommand()],
  app: [
    'versions of this program, signed and installed like releases',
    async () => (await import('./app/app.ts')).appCommand(),
  ],
  rollback: ['go back to an earlier release', async () => (await import('./release/install.ts')).rollbackCommand()],
  channel: [
    'publish once for many kiosks, which follow by themselves',
    async () => (await import('./channel/channel.ts')).channelCommand(),
  ],
  data: [
    'export the released content as open data',
    async () => (await import('./workshop/data.ts')).openDataCommand(),
  ],
  site: ['write what visitors see as a site for the web', async () => (await import('./site/site.ts')).siteCommand()],
  usage: ['export or delete the usage counts', async () => (await import('./workshop/usage.ts')).usageCommand()],
  keys: [
    'the keys that sign releases, and those that a kiosk trusts',
    async () => (await import('./keys/keys.ts')).keysCommand(),
  ],
  account: [
    'add and change the accounts of the workshop',
    async () => (await import('./workshop/account.ts')).accountCommand(),
  ],
  audit: [
    'check and export the audit log of the workshop',
    async () => (await import('./workshop/audit.ts')).auditCommand(),
  ],
};
