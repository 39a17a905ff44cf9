import process from 'node:process';
import { config } from 'dotenv';
import { readSettings, type SlackSettings } from './config.ts';

config({ quiet: true });
const read = readSettings(process.env);
if (!read.ok) {
  process.stderr.write(`Safeguard cannot start with these settings (see .env.example):\n`);
  for (const fault of read.faults) process.stderr.write(`  - ${fault}\n`);
  process.exitCode = 1;
} else if (read.settings.mode === 'local') {
  process.stdout.write('No Slack settings.\n');
} else {
  await serveSlack(read.settings);
}

async function serveSlack(settings: SlackSettings): Promise<void> {
  // Loaded here, so that the terminal starts without Bolt.
  const [{ openLog, errorForLog }, { startSlack }, { RefusedTokenError }] = await Promise.all([
    import('./slack/log.ts'),
    import('./compose.ts'),
    import('./slack/app.ts'),
  ]);
  const log = openLog(settings.logLevel);
  const giveUp = (error: unknown): void => {
    log.fatal(errorForLog(error), 'Safeguard stops: an error that nothing caught');
    process.exit(1);
  };
  process.on('uncaughtException', giveUp).on('unhandledRejection', giveUp);
  try {
    const app = await startSlack(settings, log);
    let stopping = false;
    const stop = (signal: string): void => {
      // Asked twice, somebody wants it gone at once.
      if (stopping) process.exit(1);
      stopping = true;
      log.info({ signal }, 'stopping: no more is taken in, what has begun is finished');
      void app.stop().then(() => {
        log.info('stopped');
        process.exit(0);
      }, giveUp);
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
  } catch (error) {
    if (error instanceof RefusedTokenError) process.stderr.write(`${error.message}\n`);
    giveUp(error);
  }
}
