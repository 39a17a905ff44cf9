import type { z } from 'zod';
import { StoreFault } from './store-fault.ts';

/** A stored JSON text as its schema has it. Throws `StoreFault` that names the place and never quotes the text. */
export function readJson<T>(schema: z.ZodType<T>, text: string, where: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new StoreFault(`${where} holds no JSON`);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`);
  throw new StoreFault(`${where} holds JSON of another form: ${faults.join(', ')}`);
}
