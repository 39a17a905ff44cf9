import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { runTerminal } from './terminal.ts';

process.exitCode = await runTerminal(process.argv.slice(2), {
  input: process.stdin,
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  today: new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' }),
  interactive: process.stdin.isTTY,
  save: (name, content) => writeFileSync(name, content),
});
