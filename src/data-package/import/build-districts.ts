import type { Area } from '../../domain/authority.ts';
import { csvText } from '../csv-table.ts';
import type { Fault } from '../faults.ts';
import { LIST_SEPARATOR } from '../record-reader.ts';
import type { Correct } from './corrections.ts';
import type { DistrictTable } from './import-spec.ts';
import { areasByAnyCode, type PublishedRecord } from './published-rows.ts';

/** Words that say what kind of council it is and not which. */
const KIND_OF_COUNCIL = /\b(borough|district|city|council|of)\b/g;

/**
 * The text of districts.csv: each council below a county, present or abolished, with the authority that has
 * children's services for its area today. That is the council that replaced it where one with children's services
 * did, else its county.
 */
export function buildDistricts(
  table: DistrictTable,
  districts: readonly PublishedRecord[],
  authorities: readonly PublishedRecord[],
  areas: readonly Area[],
  correct: Correct,
  faults: Fault[],
): string {
  const areaOf = areasByAnyCode(areas);
  const upper = new Map(
    authorities.map((record) => [record[table.code], areaOf.get(record[table.gss] ?? '')]),
  );
  const rows = districts.map((record, index) => {
    const code = record[table.code] ?? '';
    const cell = (column: string): string =>
      correct({ file: table.file, row: code, column, published: record[column] ?? '' });
    const replacement = upper.get(cell(table.replacedBy));
    const authority = replacement ?? upper.get(cell(table.county));
    if (!authority || authority.closed !== null) {
      const message = `no present authority for ${code}: ${cell(table.county)}`;
      faults.push({ file: table.file, line: index + 2, message });
    }
    const name = cell(table.name);
    return [
      name,
      cell(table.gss),
      authority?.code ?? '',
      lastDayOf(cell(table.closed)),
      otherNames(name, cell(table.aliases).split(',')).join(LIST_SEPARATOR),
    ];
  });
  return csvText(
    ['name', 'gss', 'authority', 'closed', 'aliases'],
    rows.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
}

/** The last day of a council whose end is given as that day or as the first without it. */
function lastDayOf(end: string): string {
  return end.replace(/-04-01$/, '-03-31');
}

/** Names that are not the same but for case, punctuation and the kind of council. */
function otherNames(name: string, candidates: readonly string[]): string[] {
  const seen = new Set([comparable(name)]);
  return candidates.filter((candidate) => {
    const form = comparable(candidate);
    if (form === '' || seen.has(form) || form.includes(comparable(name))) return false;
    seen.add(form);
    return true;
  });
}

function comparable(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[-.]/g, ' ')
    .replaceAll(/['’]/g, '')
    .replaceAll(KIND_OF_COUNCIL, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
