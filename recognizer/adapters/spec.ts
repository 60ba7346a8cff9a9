import { InputError } from '../../base/errors.ts';
import { services } from './http/client.ts';

/** Which recognizer a user means, and where it is. */
export type RecognizerSpec =
  | { readonly kind: 'builtin' | 'pp-ocr' }
  | { readonly kind: 'http'; readonly service: keyof typeof services; readonly address: URL }
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'folder'; readonly path: string };

/** What can be said, for messages. */
export const specForms =
  'builtin, pp-ocr, openalpr+http://HOST, platerecognizer+http://HOST, http://HOST/v2/recognize, ' +
  'http://HOST/v1/plate-reader/, command:"PROGRAM -j", or folder:READS';

/**
 * Reads a specification as it stands on the command line.
 *
 * @throws InputError saying what would be right
 */
export function parseSpec(spec: string): RecognizerSpec {
  const refuse = (what: string, expected = specForms): never => {
    throw new InputError({ what, where: { file: `--recognizer ${spec}` }, expected });
  };
  if (spec === 'builtin' || spec === 'pp-ocr') return { kind: spec };
  const [, prefix = '', rest = ''] = /^([a-z+-]+):(.*)$/s.exec(spec) ?? [];
  if (prefix === 'command') return rest.trim() ? { kind: 'command', command: rest.trim() } : refuse('names no program');
  if (prefix === 'folder') return rest ? { kind: 'folder', path: rest } : refuse('names no file');
  if (/^(mqtts?|onvif)$/.test(prefix))
    return refuse(
      'is a stream of events, not a reader of pictures',
      'gantry recognizer record to keep its reads, then folder:READS',
    );
  const [, named, url] = /^(?:(openalpr|platerecognizer)\+)?(?:http:)?(https?:\/\/.+)$/.exec(spec) ?? [];
  if (!url || !URL.canParse(url)) return refuse('is no recognizer');
  const address = new URL(url);
  const bare = address.pathname === '/';
  const byPath = Object.entries(services).find(([, { path }]) => samePath(address.pathname, path))?.[0];
  const service = (named ?? byPath) as keyof typeof services | undefined;
  if (!service)
    return refuse(
      bare ? 'does not say which service it is' : `has a path of no known service (${address.pathname})`,
      `openalpr+${url} or platerecognizer+${url}, or the service's own path: ${Object.values(services)
        .map(({ path }) => path)
        .join(', ')}`,
    );
  if (bare) address.pathname = services[service].path;
  return { kind: 'http', service, address };
}

const samePath = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '');
