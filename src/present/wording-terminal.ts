// What only the terminal says.

export const TERMINAL = {
  usage: [
    'npm run ask -- <words>          ask about a place and a measure',
    'npm run ask -- --json <words>   the whole answer as JSON',
    'npm run ask -- --csv <words>    every figure of the answer as CSV, with its citation',
    'npm run ask -- --cite <words>   the citation of the answer, ready to paste',
    'npm run ask -- --chart out.png <words>  the answer and its chart as a picture (or out.svg)',
    'npm run ask -- --story <words>  a story draft, its figures in footnotes, and what to ask the council',
    'npm run ask -- --explain <words>  how the words were read, step by step',
    'npm run --silent ask -- --jsonl   questions as JSON lines in, predictions with figures out',
    'npm run ask                     a prompt, until Ctrl-D',
  ].join('\n'),
  welcome:
    'Safeguard: ask about children’s safeguarding statistics in England. A number takes a choice; Ctrl-D ends.',
  prompt: '> ',
  dataFaults:
    'Safeguard cannot answer: its data cannot be used. What is wrong, by file and line (“npm run data:check” says it too):',
  badLine: 'each line must be a JSON object with a "query"',
} as const;
