import { measureForms } from './forms.ts';
import { measureLoop } from './loop.ts';
import { isOver, lineOf, type Measure } from './measure.ts';
import { measurePackages } from './packages.ts';
import { measurePage } from './page.ts';
import { measureContentBuild, measureFirstOpening, measureMemory, measureReady } from './process.ts';
import { measurePublish } from './publish.ts';
import { measureRoutes } from './routes.ts';
import { measureTables } from './tables.ts';
import { measureVisitor } from './visitor.ts';
import { measureWorkshop } from './workshop.ts';

/** `npm run bench`: what the kiosk costs, beside its limits. Status 1 when one is exceeded. */
const asked = [
  'camps',
  'camps/karlag',
  'questions',
  'peoples',
  'works',
  'texts',
  'texts/kengir',
  'glossary',
  'timeline',
];
const paths = ['kk', 'ru', 'en'].flatMap((language) => asked.map((path) => `/api/${path}?lang=${language}`));

const measures: Measure[] = [];
function tell(...more: Measure[]): void {
  measures.push(...more);
  for (const measure of more) console.log(lineOf(measure));
}

tell(await measureReady());
tell(await measureMemory(paths));
tell(await measureFirstOpening());
tell(measureContentBuild());
tell(...(await measurePage()));
tell(...(await measureVisitor()));
tell(...(await measureLoop()));
tell(...(await measureRoutes()));
tell(...(await measureWorkshop()));
tell(...(await measureForms()));
tell(...(await measureTables()));
tell(...(await measurePackages()));
tell(...(await measurePublish()));

const over = measures.filter(isOver);
console.log(
  over.length === 0 ? '\nEvery limit is kept.' : `\nOver the limit: ${over.map(({ name }) => name).join('; ')}`,
);
process.exitCode = over.length === 0 ? 0 : 1;
