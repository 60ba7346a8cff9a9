import type { ReactNode } from 'react';
import type { RunDetail, RunSummary } from '../api.ts';
import { alertsAddress, readAddress } from './address.ts';

const pages = {
  runs: { title: 'Runs', address: '#' },
  read: { title: 'Read', address: readAddress },
  alerts: { title: 'Alerts', address: alertsAddress },
} as const;

/** The bar on top of every page; `children` are what this page has in it. */
export function Header({ page, children }: { page: keyof typeof pages; children?: ReactNode }) {
  return (
    <header>
      <a className="mark" href="/">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M4 28V8h24v20" />
          <rect x="11" y="8" width="10" height="7" rx="1.5" />
          <path className="beam" d="M16 15l-6 13h12z" />
        </svg>
        Gantry <span className="soft">studio</span>
      </a>
      <nav aria-label="Pages">
        {Object.entries(pages).map(([name, { title, address }]) => (
          <a key={name} href={address} aria-current={name === page ? 'page' : undefined}>
            {title}
          </a>
        ))}
      </nav>
      {children}
    </header>
  );
}

interface Props {
  readonly runs: readonly RunSummary[];
  readonly id: string;
  readonly run: RunDetail | undefined;
}

/** Which run is shown, how it went, and the others to choose from. */
export function RunHeading({ runs, id, run }: Props) {
  return (
    <>
      <h1>{run?.title}</h1>
      {run && <Outcome run={run} />}
      <label className="pick">
        <span className="soft">Run</span>
        <select value={id} onChange={(event) => window.location.assign(`#${encodeURIComponent(event.target.value)}`)}>
          {runs.map((each) => (
            <option key={each.id} value={each.id}>
              {`${each.asExpected ? '✓' : '✗'} ${each.title} · seed ${each.seed} · ${each.responder}`}
            </option>
          ))}
          {runs.every((each) => each.id !== id) && <option value={id}>{id}</option>}
        </select>
      </label>
    </>
  );
}

function Outcome({ run: { asExpected, result } }: { run: RunDetail }) {
  const { brokenShall, brokenShould } = result.routing;
  const broken = [
    brokenShall > 0 && `${brokenShall} shall`,
    brokenShould > 0 && `${brokenShould} should`,
    result.matching.missed.length > 0 && `${result.matching.missed.length} alert missed`,
  ].filter((part) => part !== false);
  return (
    <span className={`outcome ${asExpected ? 'good' : 'bad'}`} title={result.unmet.join('\n')}>
      {asExpected ? 'As expected' : `Not as expected: ${broken.join(', ')}`}
    </span>
  );
}
