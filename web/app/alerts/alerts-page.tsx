import { sessionPath } from '../../api.ts';
import { ask } from '../data/ask.ts';
import { Header } from '../header.tsx';
import { Notice } from '../notice.tsx';
import { Desk } from './desk.tsx';
import { NotShown } from './not-shown.tsx';
import { SignIn } from './sign-in.tsx';
import { useMemory } from './use-memory.ts';
import { useWatch } from './use-watch.ts';

/** The in-app channel: a person's alerts, as they come. */
export function AlertsPage() {
  const { watch, again } = useWatch();
  const memory = useMemory();
  // Where nobody answers, the page says so by itself, and who is signed in.
  const signOut = () =>
    ask(sessionPath, { method: 'DELETE' })
      .catch(() => undefined)
      .then(again);
  return (
    <div className="page alerts">
      <Header page="alerts">
        <h1>What reached you</h1>
        {watch.state === 'signed-in' && (
          <span className="pick">
            <span className="soft">
              {watch.view.person.id}, {watch.view.person.role.replaceAll('-', ' ')}
            </span>
            <button type="button" className="quiet" onClick={signOut}>
              Sign out
            </button>
          </span>
        )}
      </Header>
      {watch.state === 'loading' && <Notice title="Looking for alerts …" />}
      {watch.state === 'failed' && <NotShown {...watch} />}
      {watch.state === 'signed-out' && <SignIn why={watch.why} unrecorded={memory.unrecorded} again={again} />}
      {watch.state === 'signed-in' && (
        <Desk key={watch.view.person.id} view={watch.view} gap={watch.gap} memory={memory} />
      )}
    </div>
  );
}
