import { fileURLToPath } from 'node:url';
import { checkDataset } from './check-dataset.ts';
import { faultText } from './faults.ts';

/** `npm run data:check`: prints everything that is wrong with data/ and ends with 1 if anything is. */
const faults = checkDataset(fileURLToPath(new URL('../../data/', import.meta.url)));
for (const fault of faults) console.error(`data/${faultText(fault)}`);
console.log(faults.length === 0 ? 'data/ is sound.' : `${faults.length} faults.`);
process.exitCode = faults.length === 0 ? 0 : 1;
