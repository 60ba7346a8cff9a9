import { type FormEvent, useEffect, useState } from 'react';
import { type Credentials, sessionPath } from '../../api.ts';
import { post } from './post.ts';
import { type Unrecorded, unrecordedWords } from './use-memory.ts';
import { useTitle } from './use-title.ts';

interface Props {
  /** Why nobody is signed in. */
  readonly why: string;
  readonly unrecorded: Unrecorded | null;
  /** Looks again who is signed in. */
  again(): void;
}

/** Asks who is there (V.B.c). */
export function SignIn({ why, unrecorded, again }: Props) {
  const [fault, setFault] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);
  useTitle('Sign in: alerts');
  // Whoever signed in by another page of this browser is in here, too.
  useEffect(() => {
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [again]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setIsAsking(true);
    try {
      const credentials: Credentials = { person: String(given.get('person')), password: String(given.get('password')) };
      await post(sessionPath, credentials);
      again();
    } catch (error) {
      setFault((error as Error).message);
    } finally {
      setIsAsking(false);
    }
  };
  return (
    <main className="notice">
      <h2>Sign in to see your alerts</h2>
      <p role="alert" className={fault ? 'bad fault' : 'soft'}>
        {fault ?? `${why} Alerts do not reach you here until you sign in.`}
      </p>
      {unrecorded && <p className="bad fault">{unrecordedWords(unrecorded)}</p>}
      <form className="sign-in" onSubmit={submit}>
        <label>
          Person <input name="person" autoComplete="username" required autoCapitalize="none" spellCheck={false} />
        </label>
        <label>
          Password <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <button type="submit" className="action" disabled={isAsking}>
          {isAsking ? 'Signing in …' : 'Sign in'}
        </button>
      </form>
      <p className="soft">
        An administrator enters people by <code>gantry personnel</code>; <code>gantry personnel password</code> sets a
        password.
      </p>
    </main>
  );
}
