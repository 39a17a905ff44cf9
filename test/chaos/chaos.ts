import process from 'node:process';
import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';

/** `npm run chaos`: with a history scope and without; fails where a digest was lost or came twice. */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
for (const mayLook of [true, false]) {
  const result = await runChaos({
    subscriptions: 300,
    periods: 6,
    kills: 60,
    mayLook,
    answering: { least: 20, most: 150 },
    seed: Number(values.seed),
  });
  const { owed, kills, cutShort, lost, double, unknown, unknownArrived, moods, seconds } = result;
  process.stdout.write(
    [
      `${mayLook ? 'With' : 'Without'} a history scope: ${owed} digests, ${kills} kills ` +
        `(${cutShort} while messages were under way), ${seconds} s`,
      `  lost ${lost}, double ${double}, unknown ${unknown}, all listed (${unknownArrived} of them had arrived)`,
      `  Slack: ${Object.entries(moods)
        .map(([mood, count]) => `${mood} ${count}`)
        .join(', ')}`,
      '',
    ].join('\n'),
  );
  if (lost + double > 0 || (mayLook && unknown > 0)) process.exitCode = 1;
}
