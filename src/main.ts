import process from 'node:process';
import { config } from 'dotenv';
import { readSettings, type LocalSettings, type SlackSettings } from './config.ts';
import { DataFaults, faultList } from './data-package/faults.ts';
import { TERMINAL } from './present/wording-terminal.ts';
import type { StoreSettings } from './store/open-store.ts';

config({ quiet: true });
const read = readSettings(process.env);
if (!read.ok) {
  process.stderr.write('Safeguard cannot start with these settings (.env.example explains each):\n');
  for (const fault of read.faults) process.stderr.write(`  - ${fault}\n`);
  process.exitCode = 1;
} else if (read.settings.mode === 'local') {
  const terminal = process.argv.indexOf('--terminal');
  if (terminal === -1) await servePlayground(read.settings);
  else await answerInTerminal(terminal);
} else {
  await serveSlack(read.settings, read.storage);
}

async function answerInTerminal(option: number): Promise<void> {
  process.argv.splice(option, 1);
  await import('./cli.ts');
}

async function servePlayground({ port, logLevel }: LocalSettings): Promise<void> {
  // Loaded here, so that neither the terminal nor a Slack server pays for the page.
  const [{ openLog }, { realSlackApp }, { startPlayground, PageNotInstalledError }, { readExamples }] =
    await Promise.all([
      import('./slack/log.ts'),
      import('./compose.ts'),
      import('./playground/playground.ts'),
      import('./load-answerer.ts'),
    ]);
  // Whoever plays reads the page; of the log only what went wrong is for them, unless they ask for more.
  const log = openLog(logLevel === 'info' ? 'warn' : logLevel);
  const starting = async (): ReturnType<typeof startPlayground> =>
    startPlayground({
      port,
      now: Date.now,
      examples: readExamples(),
      say: (text) => process.stdout.write(text),
      // What is set while playing is gone with it.
      startApp: async (slack) => {
        const settings = { mode: 'http', host: '127.0.0.1', port: 0, logLevel, ...slack } as const;
        return (await realSlackApp(settings, { file: ':memory:', keys: null }, log)).listen();
      },
    });
  const playground = await starting().catch((error: unknown) => {
    process.stderr.write(
      error instanceof DataFaults
        ? dataFaults(error)
        : `${error instanceof Error ? error.message : String(error)}\n`,
    );
    if (!(error instanceof PageNotInstalledError)) process.exit(1);
  });
  if (playground === undefined) return void (await import('./cli.ts'));
  const stop = (): void => void playground.close().finally(() => process.exit(0));
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

async function serveSlack(settings: SlackSettings, storage: StoreSettings): Promise<void> {
  // Loaded here, so that the terminal starts without Bolt.
  const [{ openLog, errorForLog }, { realSlackApp }, { SlackRefusesError }, { StoreFault }] =
    await Promise.all([
      import('./slack/log.ts'),
      import('./compose.ts'),
      import('./slack/one-workspace.ts'),
      import('./store/store-fault.ts'),
    ]);
  const log = openLog(settings.logLevel);
  const giveUp = (error: unknown): never => {
    log.fatal(errorForLog(error), 'Safeguard stops at an error that nothing caught');
    process.exit(1);
  };
  process.on('uncaughtException', giveUp).on('unhandledRejection', giveUp);

  // Until it listens nothing has begun that would have to be finished.
  let finish = (): Promise<void> => Promise.resolve();
  let stopping = false;
  const stop = (signal: string): void => {
    // Whoever asks twice wants it gone at once.
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping: nothing more is taken in, what has begun is finished');
    void finish().then(() => {
      log.info('stopped');
      process.exit(0);
    }, giveUp);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);

  try {
    const app = await realSlackApp(settings, storage, log);
    finish = () => app.stop();
    await app.listen();
  } catch (error) {
    // What a stop breaks off is no fault.
    if (stopping) return;
    if (error instanceof SlackRefusesError || error instanceof StoreFault) {
      process.stderr.write(`${error.message}\n`);
    }
    if (error instanceof DataFaults) process.stderr.write(dataFaults(error));
    giveUp(error);
  }
}

function dataFaults({ faults }: DataFaults): string {
  return `${TERMINAL.dataFaults}\n${faultList(faults)}`;
}
