import { writeFileSync } from 'node:fs';
import { drawnPictures } from './drawn-pictures.ts';

for (const { file, png } of await drawnPictures()) writeFileSync(file, png);
