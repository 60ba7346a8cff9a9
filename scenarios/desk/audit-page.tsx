import { renderToStaticMarkup } from 'react-dom/server';
import style from '../report/style.css?raw';
import { askedFor } from './audit-form.ts';
import type { AuditReport } from './audit-report.ts';

/** The report of an audit as one HTML page that needs nothing else. */
export function renderAuditReport(report: AuditReport): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Page report={report} />)}\n`;
}

const time = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

function Page({ report }: { report: AuditReport }) {
  const { audit, drawn, from, to, seed, rule, people, queries, documented, reviewed, corrections, destroyed } = report;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${audit} · Gantry`}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>
          <p className="soft">Gantry audit report · V.C of the order</p>
          <h1>{audit}</h1>
          <p className="soft">
            Queries from {time(from)} to {time(to)}
          </p>
          <Banner report={report} />
          <h2>Whose queries</h2>
          <p>
            Of each person {(rule.share * 100).toFixed(0)} %, at least {rule.atLeast}, drawn by chance (seed{' '}
            <code>{seed}</code>) by {drawn.by} on {time(drawn.at)}. Queries that were refused are among them.
          </p>
          <Table
            heads={['Person', 'Queries', 'Refused', 'In the sample']}
            rows={people.map(({ id, queries, refused, sampled }) => [id, queries, refused, sampled])}
            none="Nobody made a query."
          />
          <h2>Findings</h2>
          <Table
            heads={['Query', 'When', 'Person', 'Asked for', 'Purpose, case', 'Shown', 'Finding']}
            rows={queries.map(({ id, at, personId, role, criteria, purpose, caseNumber, answer, finding }) => [
              id,
              time(at),
              `${personId} (${role ?? 'not known'})`,
              askedFor(criteria),
              `${purpose ?? 'none'}, ${caseNumber ?? 'none'}`,
              answer ? `${answer.reads} reads` : 'nothing',
              <Finding key="finding" finding={finding} />,
            ])}
            none="The sample is empty."
          />
          <h2>What followed</h2>
          <Table
            heads={['When', 'Who', 'What']}
            rows={[
              ...(documented ? [[time(documented.at), documented.by, 'documented the findings']] : []),
              ...(reviewed ? [[time(reviewed.at), reviewed.by, 'reviewed the audit']] : []),
              ...corrections.map(({ at, by, what }) => [time(at), by, `corrected: ${what}`]),
            ]}
            none="Nothing yet."
          />
          <h2>Data destroyed in this time</h2>
          <Table
            heads={['Batch', 'When', 'By', 'Reads', 'Held as evidence', 'SHA-256']}
            rows={destroyed.map(({ batchId, at, by, reads, held, sha256 }) => [
              batchId,
              time(at),
              by,
              reads,
              held,
              <code key="sha256">{sha256.slice(0, 16)}…</code>,
            ])}
            none="None."
          />
        </main>
      </body>
    </html>
  );
}

function Banner({ report: { status, isSampleSame, queries } }: { report: AuditReport }) {
  const isGood = isSampleSame && queries.every(({ finding }) => finding?.finding === 'in-order');
  return (
    <div className={`banner ${isGood ? 'good' : 'bad'}`}>
      {status}
      {!isSampleSame && '; the sample, drawn again from the log, is not the one on record'}.
    </div>
  );
}

function Finding({ finding }: Pick<AuditReport['queries'][number], 'finding'>) {
  if (!finding) return <span className="none">none yet</span>;
  return (
    <span className={finding.finding === 'in-order' ? 'good' : 'bad'}>
      {finding.finding.replace('-', ' ')}
      {finding.note && `: ${finding.note}`}
    </span>
  );
}

type Cell = string | number | React.ReactElement;

function Table({ heads, rows, none }: { heads: readonly string[]; rows: readonly (readonly Cell[])[]; none: string }) {
  if (rows.length === 0) return <p>{none}</p>;
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.map((cell) => (typeof cell === 'object' ? '' : cell)).join('|')}>
            {row.map((cell, column) => (
              <td key={heads[column]} className={typeof cell === 'number' ? 'number' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
