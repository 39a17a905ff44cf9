import type { JSX, ReactNode } from 'react';
import { isJson, listOf, stringOf, wordsOf } from './block-kit.ts';
import type { Json } from './contract.ts';

interface TableProps {
  readonly block: Json;
  /** Draws a cell of rich text. */
  readonly drawRichText: (block: Json) => ReactNode;
}

/**
 * A `table` or `data_table` with real header cells. The library has no header cells, throws at numbers and leaves
 * `data_table` out.
 */
export function Table({ block, drawRichText }: TableProps): JSX.Element {
  const [header = [], ...rows] = Array.isArray(block['rows']) ? block['rows'].map(listOf) : [];
  const settings = Array.isArray(block['column_settings']) ? block['column_settings'] : [];
  const align = (column: number): string => {
    const setting: unknown = settings[column];
    return isJson(setting) ? `pg-${stringOf(setting['align']) || 'left'}` : 'pg-left';
  };
  const content = (cell: Json): ReactNode =>
    cell['type'] === 'rich_text' ? drawRichText(cell) : textOf(cell);
  const caption = wordsOf(block['caption']) || stringOf(block['caption']);
  const name = caption || header.map(textOf).join(', ');
  return (
    <div className="pg-table" role="group" aria-label={name} tabIndex={0}>
      <table>
        {caption === '' ? null : <caption>{caption}</caption>}
        <thead>
          <tr>
            {header.map((cell, column) => (
              <th key={column} scope="col" className={align(column)}>
                {content(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" className={align(column)}>
                    {content(cell)}
                  </th>
                ) : (
                  <td key={column} className={align(column)}>
                    {content(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The words of a cell, or its number where it has no words of its own. */
function textOf({ text, value }: Json): string {
  return stringOf(text) || (typeof value === 'number' ? value.toLocaleString('en-GB') : '');
}
