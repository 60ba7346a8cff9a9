import { type RunDetail, type RunList, runPath, runsPath } from '../api.ts';
import { useLoaded } from './data/load.ts';
import { Header, RunHeading } from './header.tsx';
import { Notice } from './notice.tsx';
import { Studio } from './studio.tsx';

/** Plays the addressed run, or the newest. */
export function RunsPage({ addressed }: { addressed: string }) {
  const list = useLoaded<RunList>(runsPath);
  const id = addressed || (list.state === 'ready' ? list.value.runs[0]?.id : undefined);
  const run = useLoaded<RunDetail>(id && runPath(id));

  if (list.state === 'loading') return <Notice title="Looking for runs …" />;
  if (list.state === 'failed') return <Notice title="The runs cannot be listed" text={list.why} />;
  const { runs, unreadable, folder } = list.value;
  if (id === undefined)
    return (
      <div className="page">
        <Header page="runs" />
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
      </div>
    );
  return (
    <div className="page">
      <Header page="runs">
        <RunHeading runs={runs} id={id} run={run.state === 'ready' ? run.value : undefined} />
      </Header>
      {run.state === 'loading' && <Notice title="Loading the run …" />}
      {run.state === 'failed' && <Notice title="The run cannot be shown" text={run.why} />}
      {run.state === 'ready' && <Studio key={id} run={run.value} />}
    </div>
  );
}
