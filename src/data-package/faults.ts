/** One thing wrong in a data file, and where. */
export interface Fault {
  readonly file: string;
  /** Counted from 1; null where the file as a whole is at fault. */
  readonly line: number | null;
  readonly message: string;
}

/** "authorities.csv:12: no such kind". */
export function faultText({ file, line, message }: Fault): string {
  return `${file}${line === null ? '' : `:${line}`}: ${message}`;
}

/** Every fault on a line of its own, under a sentence that says what they stop. */
export function faultList(faults: readonly Fault[]): string {
  return faults.map((fault) => `  - data/${faultText(fault)}\n`).join('');
}

/** Thrown when data cannot be used; carries every fault that was found, not only the first. */
export class DataFaults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(faultText).join('\n'));
    this.name = 'DataFaults';
    this.faults = faults;
  }
}

/** Throws every fault at once, if there is any. */
export function stopOn(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new DataFaults(faults);
}
