import { describe, expect, it } from 'vitest';
import { openRecognizer } from './open.ts';
import { parseSpec } from './spec.ts';

describe('parseSpec', () => {
  it.each([
    ['builtin', { kind: 'builtin' }],
    ['pp-ocr', { kind: 'pp-ocr' }],
    ['command:alpr -c us -j', { kind: 'command', command: 'alpr -c us -j' }],
    ['folder:some/reads.ndjson', { kind: 'folder', path: 'some/reads.ndjson' }],
  ])('%s', (spec, expected) => expect(parseSpec(spec)).toEqual(expected));

  it.each([
    ['http://h:8000/v2/recognize?country=us', 'openalpr', 'http://h:8000/v2/recognize?country=us'],
    ['http:http://h/v1/plate-reader', 'platerecognizer', 'http://h/v1/plate-reader'],
    ['openalpr+https://h', 'openalpr', 'https://h/v2/recognize'],
    ['platerecognizer+http://h', 'platerecognizer', 'http://h/v1/plate-reader/'],
    ['openalpr+http://h/behind/a/proxy', 'openalpr', 'http://h/behind/a/proxy'],
  ])('%s is %s at %s', (spec, service, href) => {
    const parsed = parseSpec(spec);
    expect(parsed).toMatchObject({ kind: 'http', service });
    expect(parsed.kind === 'http' && parsed.address.href).toBe(href);
  });

  it.each([
    ['', /is no recognizer\n {4}expected: builtin, pp-ocr/],
    ['tesseract', /is no recognizer/],
    ['command: ', /names no program/],
    ['folder:', /names no file/],
    ['http://h:8000', /does not say which service[\s\S]*openalpr\+http:\/\/h:8000/],
    ['http://h/v9/read', /no known service \(\/v9\/read\)/],
    ['http://', /is no recognizer/],
    ['mqtt://h', /stream of events[\s\S]*gantry recognizer record/],
  ])('refuses "%s"', (spec, message) => expect(() => parseSpec(spec)).toThrow(message));
});

describe('openRecognizer', () => {
  it.each([
    ['folder:no/such/reads.ndjson', /no\/such\/reads\.ndjson: file not found/],
    ['command:no-such-program -j', /there is no program "no-such-program"/],
    ['openalpr+http://127.0.0.1:1', /cannot be reached/],
  ])('refuses %s', (spec, message) => expect(openRecognizer(spec)).rejects.toThrow(message));
});
