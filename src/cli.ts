import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { runTerminal } from './terminal.ts';

process.exitCode = await runTerminal(process.argv.slice(2), {
  input: process.stdin,
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  today: today(new Date()),
  interactive: process.stdin.isTTY,
  save: (name, content) => writeFileSync(name, content),
});

/** The day where the terminal stands, as 2026-11-21. */
function today(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
