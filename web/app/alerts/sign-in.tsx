import { type FormEvent, useState } from 'react';
import { sessionPath } from '../../api.ts';
import { post } from './post.ts';

interface Props {
  /** Why nobody is signed in. */
  readonly why: string;
  done(): void;
}

/** Asks who is there (V.B.c). */
export function SignIn({ why, done }: Props) {
  const [fault, setFault] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setIsAsking(true);
    try {
      await post(sessionPath, { person: given.get('person'), password: given.get('password') });
      done();
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
