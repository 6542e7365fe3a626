import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { licencesOf, shippedParts } from './licences.ts';

/** The parts of a CycloneDX bill that are changed here; the rest stays as npm writes it. */
interface Bill {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { name: string } };
  components: { 'bom-ref': string; name: string; version: string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

/** Writes `dist/about`, which every package brings: the licences of all parts, and their bill of materials. */
export function writeAbout(root: string, binaries: Binaries): void {
  const folder = join(root, 'dist', 'about');
  mkdirSync(folder, { recursive: true });
  const parts = shippedParts(root, binaries);
  writeFileSync(join(folder, 'licences.txt'), `${licencesOf(root, parts)}\n`);
  const versions = new Set(parts.map(({ name, version }) => `${name}@${version}`));
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(billOf(root, versions), null, 1)}\n`);
}

/**
 * CycloneDX, of the lock file, by npm itself; without a date and a random number, so that two builds are equal.
 *
 * @param versions `name@version` of the packages that are shipped beside Node
 */
function billOf(root: string, versions: ReadonlySet<string>): Bill {
  const words = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  const { status, stdout } = spawnSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('`npm sbom` does not work here: it needs npm 10 or newer, as Node 24 brings it');
  const { serialNumber: _random, ...bill } = JSON.parse(stdout) as Bill;
  const { timestamp: _date, ...metadata } = bill.metadata;
  const { name: own } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string };
  const components = bill.components.filter(
    ({ name, version }) => name === 'node' || versions.has(`${name}@${version}`),
  );
  const refs = new Set(components.map((component) => component['bom-ref']));
  const dependencies = bill.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
  return {
    ...bill,
    metadata: { ...metadata, component: { ...metadata.component, name: own } },
    components,
    dependencies,
  };
}
