import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ScreenShares } from './screen-shares.tsx';

it('tells each figure of a share on a row of its own, with its unit', () => {
  const shares = {
    screen: [{ name: 'gamma from screen to picture', value: 1.2345, unit: '' }],
    optics: [{ name: 'contrast, white less black', value: 223.4, unit: 'levels' }],
    latency: [],
  };
  const rows = [...renderToStaticMarkup(createElement(ScreenShares, { shares })).matchAll(/<tr>(.*?)<\/tr>/g)];
  expect(rows.map(([, row]) => row!.replaceAll(/<\/?td>/g, '|'))).toEqual([
    '|gamma from screen to picture||1.23|',
    '|contrast, white less black||223 levels|',
  ]);
});
