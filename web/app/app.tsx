import { useEffect, useState } from 'react';
import { type RunDetail, type RunList, runPath, runsPath } from '../api.ts';
import { useLoaded } from './data/load.ts';
import { Header } from './header.tsx';
import { Notice } from './notice.tsx';
import { Studio } from './studio.tsx';

/** The run that the address names after `#`. */
const addressedRun = (): string => decodeURIComponent(window.location.hash.slice(1));

function useAddressedRun(): string {
  const [id, setId] = useState(addressedRun);
  useEffect(() => {
    const follow = () => setId(addressedRun());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return id;
}

export function App() {
  const list = useLoaded<RunList>(runsPath);
  const addressed = useAddressedRun();
  const id = addressed || (list.state === 'ready' ? list.value.runs[0]?.id : undefined);
  const run = useLoaded<RunDetail>(id && runPath(id));

  if (list.state === 'loading') return <Notice title="Looking for runs …" />;
  if (list.state === 'failed') return <Notice title="The runs cannot be listed" text={list.why} />;
  const { runs, unreadable, folder } = list.value;
  if (id === undefined)
    return (
      <Notice title="There is no run yet" text={`Nothing is in ${folder}.`}>
        <p>
          <code>npm start</code> makes one: it renders the traffic of a scenario, reads its plates, and judges what
          follows. Then load this page again.
        </p>
        {unreadable.map(({ id, why }) => (
          <p key={id}>
            {id} cannot be used: {why}
          </p>
        ))}
      </Notice>
    );
  return (
    <div className="page">
      <Header runs={runs} id={id} run={run.state === 'ready' ? run.value : undefined} />
      {run.state === 'loading' && <Notice title="Loading the run …" />}
      {run.state === 'failed' && <Notice title="The run cannot be shown" text={run.why} />}
      {run.state === 'ready' && <Studio key={id} run={run.value} />}
    </div>
  );
}
