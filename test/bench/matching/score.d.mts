/** A row of the benchmark: a query, and what is acceptable. */
export interface GoldRow {
  readonly id: string;
  readonly task: 'authority' | 'metric' | 'utterance';
  readonly kind: string;
  readonly query: string;
  readonly today?: string;
}

export interface ScoredPrediction {
  readonly id: string;
  readonly outcome: string;
  readonly authorities?: readonly string[];
  readonly metrics?: readonly string[];
  readonly ms?: number;
}

export interface Tally {
  readonly n: number;
  readonly ok: number;
  readonly ok_ask: number;
  readonly wrong: number;
  readonly bad_ask: number;
  readonly false_reject: number;
  readonly pOk: number;
  readonly pN: number;
  readonly iOk: number;
  readonly iN: number;
}

export function judge(row: GoldRow, prediction: ScoredPrediction | undefined): { readonly status: string };
export function tally(rows: readonly GoldRow[], predictions: ReadonlyMap<string, ScoredPrediction>): Tally;
export function table(rows: readonly GoldRow[], predictions: ReadonlyMap<string, ScoredPrediction>): string[][];
export function render(table: readonly (readonly string[])[]): string;
