// A table of cases or tasks: rows where it is wide, one card each where it is narrow (workbench.css). The roles are said
// because a table shown as cards is none to a screen reader otherwise.
import type { ReactNode } from 'react';
import type { Words } from '../../domain/law.ts';
import type { PageContext } from '../page.tsx';

interface CardTableProps {
  page: PageContext;
  caption: string;
  heads: readonly Words[];
  /** The rows. */
  children: ReactNode;
}

export function CardTable({ page: { say }, caption, heads, children }: CardTableProps) {
  return (
    <table className="govuk-table cards" role="table">
      <caption className="govuk-visually-hidden">{caption}</caption>
      <thead className="govuk-table__head" role="rowgroup">
        <tr className="govuk-table__row" role="row">
          {heads.map((head) => (
            <th key={head.en} scope="col" role="columnheader" className="govuk-table__header">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body" role="rowgroup">
        {children}
      </tbody>
    </table>
  );
}
