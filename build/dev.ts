import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createServer, type Plugin } from 'vite';

/**
 * `npm run dev`: the service from its sources and both pages with hot replacement, at one address. The service restarts
 * when its code changes; the built-in release is rebuilt when the content changes.
 */
const root = `${join(import.meta.dirname, '..')}${sep}`;
const command = join(root, 'electron', 'cli', 'esimde.ts');
const data = join(root, '.cache', 'dev');
const pagePort = 4760;
const account = { name: 'Dev', passphrase: 'forget me not, steppe' };

const say = (sentence: string): void => void process.stderr.write(`dev: ${sentence}\n`);

/** Runs an `esimde` command from its sources. @returns its exit status */
function esimde(args: string[], input = ''): Promise<number> {
  const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin?.end(input);
  return new Promise((resolve) => child.once('close', (status) => resolve(status ?? 1)));
}

const manifest = join(root, 'dist', 'release', 'manifest.json');
const builtContent = (): string => (existsSync(manifest) ? readFileSync(manifest, 'utf8') : '');

/** @returns whether the built-in release changed */
async function buildContent(): Promise<boolean> {
  const before = builtContent();
  if ((await esimde(['content', 'build'])) !== 0) say('the content was not built; the release before stays.');
  return builtContent() !== before;
}

async function ensureAccount(): Promise<void> {
  if (existsSync(join(data, 'workshop', 'accounts.db'))) return;
  await esimde(['account', 'add', account.name, '--passphrase-stdin', `--data=${data}`], `${account.passphrase}\n`);
}

function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  return new Promise((resolve) => {
    server.once('listening', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** The service as a child process, which ends with this one. */
function superviseService(port: number) {
  let child: ChildProcess | undefined;
  let ready: Promise<void> = Promise.resolve();
  const start = (): void => {
    const args = [command, 'start', '--host=none', `--port=${port}`, `--data=${data}`];
    const started = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    child = started;
    ready = new Promise((resolve) => {
      started.stdout?.once('data', () => resolve());
      started.once('close', () => resolve());
    });
  };
  const stop = async (): Promise<void> => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const closed = new Promise((resolve) => running.once('close', resolve));
    running.kill();
    await closed;
  };
  return {
    start,
    stop,
    /** Resolves when the service answers, or has failed to start. */
    ready: () => ready,
    restart: (): void => {
      ready = stop().then(() => {
        start();
        return ready;
      });
    },
  };
}

/** Runs changes one batch at a time, after a short pause: a branch switch changes hundreds of files at once. */
function followSources(service: ReturnType<typeof superviseService>): (file: string) => void {
  let timer: NodeJS.Timeout | undefined;
  let contentChanged = false;
  return (file) => {
    const path = relative(root, file).split(sep).join('/');
    const isContent = /^(db\/content|assets\/media)\//.test(path);
    if (!isContent && !/^(electron|db|locales)\/.*(?<!\.test)\.(ts|json)$/.test(path)) return;
    contentChanged ||= isContent;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      say(`${path} changed.`);
      const build = contentChanged ? buildContent() : undefined;
      contentChanged = false;
      await build;
      service.restart();
    }, 100);
  };
}

const forDevelopment = (service: ReturnType<typeof superviseService>): Plugin => ({
  name: 'esimde-dev',
  /** Holds the pages' requests while the service restarts. */
  configureServer: ({ middlewares }) => {
    middlewares.use('/api', (_request, _response, next) => void service.ready().then(() => next()));
  },
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => ({
      // Vite's server rewrites the paths of scripts and styles outside the pages' folder, but not those of icons and fonts.
      html: html.replaceAll('href="../', `href="/@fs${pathToFileURL(root).pathname}`),
      tags: [{ tag: 'script', attrs: { type: 'module' }, children: "import 'preact/debug';" }],
    }),
  },
});

async function main(): Promise<void> {
  mkdirSync(data, { recursive: true });
  const port = await freePort();
  const service = superviseService(port);
  const target = `http://127.0.0.1:${port}`;
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [forDevelopment(service)],
    server: {
      host: '127.0.0.1',
      port: pagePort,
      fs: { allow: [root] },
      proxy: {
        // The service answers only requests that name its own address.
        '/api': {
          target,
          changeOrigin: true,
          configure: (proxy) => {
            proxy.on('proxyReq', (request) => {
              if (request.hasHeader('Origin')) request.setHeader('Origin', target);
            });
          },
        },
      },
    },
  });
  vite.watcher.add(['electron', 'db', 'locales', 'assets/media'].map((folder) => join(root, folder)));
  vite.watcher.on('ready', () => vite.watcher.on('all', (_event, file) => change(file)));
  const change = followSources(service);
  const built = buildContent();
  await Promise.all([vite.listen(), ensureAccount(), builtContent() === '' ? built : undefined]);
  service.start();
  await service.ready();
  const address = vite.resolvedUrls?.local[0] ?? '';
  console.log(
    `Visitors: ${address}  Workshop: ${address}workshop.html (sign in as ${account.name} with "${account.passphrase}")`,
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      await Promise.all([service.stop(), vite.close()]);
      process.exit();
    });
  }
  if (await built) service.restart();
}

await main();
