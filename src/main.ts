import { enableCompileCache } from 'node:module';
import process from 'node:process';
import { config } from 'dotenv';
import { readSettings, type SlackSettings } from './config.ts';

enableCompileCache();
config({ quiet: true });
const read = readSettings(process.env);
if (!read.ok) {
  process.stderr.write('Safeguard cannot start with these settings (.env.example explains each):\n');
  for (const fault of read.faults) process.stderr.write(`  - ${fault}\n`);
  process.exitCode = 1;
} else if (read.settings.mode === 'local') {
  await import('./cli.ts');
} else {
  await serveSlack(read.settings);
}

async function serveSlack(settings: SlackSettings): Promise<void> {
  // Loaded here, so that the terminal starts without Bolt.
  const [{ openLog, errorForLog }, { startSlack }, { SlackRefusesError }] = await Promise.all([
    import('./slack/log.ts'),
    import('./compose.ts'),
    import('./slack/app.ts'),
  ]);
  const log = openLog(settings.logLevel);
  const giveUp = (error: unknown): never => {
    log.fatal(errorForLog(error), 'Safeguard stops at an error that nothing caught');
    process.exit(1);
  };
  process.on('uncaughtException', giveUp).on('unhandledRejection', giveUp);
  const app = await startSlack(settings, log).catch((error: unknown) => {
    if (error instanceof SlackRefusesError) process.stderr.write(`${error.message}\n`);
    return giveUp(error);
  });
  let stopping = false;
  const stop = (signal: string): void => {
    // Whoever asks twice wants it gone at once.
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping: nothing more is taken in, what has begun is finished');
    void app.stop().then(() => {
      log.info('stopped');
      process.exit(0);
    }, giveUp);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}
