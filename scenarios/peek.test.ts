import { it } from 'vitest';
import { loadPack } from '../policy/pack/load.ts';
import { scenarioFile } from './library.ts';
import { describeEvent } from './report/wording.ts';
import { responderNamed } from './respond/responders.ts';
import { scenarioFromFile } from './source.ts';
import { clausesBroken } from './trace/library.ts';
import { planTrace } from './trace/plan.ts';
import { runTrace } from './trace/run.ts';

it('peeks', async () => {
  const pack = loadPack('clinton-12.10');
  for (const name of (process.env.PEEK ?? '').split(',')) {
    try {
      const plan = planTrace(scenarioFromFile(scenarioFile(name)));
      const good = await runTrace(plan, responderNamed('by-the-book'), undefined, pack);
      console.log(
        name,
        'GOOD',
        good.score.unmet,
        process.env.EVENTS ? good.trace.map((e) => `${e.tS} ${describeEvent(e)}`).join('\n') : '',
      );
      for (const twin of plan.scenario.twins) {
        try {
          const result = await runTrace(plan, responderNamed(twin.responder ?? 'by-the-book'), twin, pack);
          const broken = clausesBroken(result);
          const ok = JSON.stringify(broken) === JSON.stringify(twin.breaks.toSorted());
          console.log(
            name,
            twin.id,
            ok ? 'OK' : `BREAKS ${broken.join(', ')}`,
            ok ? '' : process.env.EVENTS ? result.trace.map((e) => `${e.tS} ${describeEvent(e)}`).join('\n') : '',
          );
        } catch (e) {
          console.log(name, twin.id, String(e));
        }
      }
    } catch (e) {
      console.log(name, String(e));
    }
  }
}, 60000);
