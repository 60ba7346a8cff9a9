import type { RunResult } from '../run/result.ts';
import { vehicleSeen } from './wording.ts';

/** Each vehicle that passed through the capture zone, with what was read of it. */
export function PassTable({ result: { truth, reads } }: { result: RunResult }) {
  const passed = truth.vehicles.filter((vehicle) => vehicle.passes > 0);
  const strays = reads.filter((read) => truth.reads[read.id] === null);
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            <th>Vehicle</th>
            <th>Plate</th>
            <th>Read as</th>
            <th>State read</th>
            <th>Vehicle seen</th>
            <th>Confidence</th>
            <th>Frames</th>
          </tr>
        </thead>
        <tbody>
          {passed.map((vehicle) => {
            const own = reads.filter((read) => truth.reads[read.id] === vehicle.id);
            const right = own.some((read) => read.text === vehicle.plate);
            return (
              <tr key={vehicle.id}>
                <td>
                  {vehicle.id} <span className="soft">({`${vehicle.color} ${vehicle.body}`})</span>
                </td>
                <td className="plate">
                  {vehicle.plate} {vehicle.state}
                </td>
                <td className={`plate ${right ? 'good' : 'bad'}`}>
                  {own.map((read) => read.text).join(', ') || 'not read'}
                </td>
                <td>{own.map((read) => read.state?.code ?? 'unknown').join(', ')}</td>
                <td>{own.map(vehicleSeen).join(', ')}</td>
                <td className="number">{own.map((read) => read.confidence.toFixed(2)).join(', ')}</td>
                <td className="number">{own.map((read) => read.observations.length).join(', ')}</td>
              </tr>
            );
          })}
          {strays.map((read) => (
            <tr key={read.id}>
              <td>no plate</td>
              <td />
              <td className="plate bad">{read.text}</td>
              <td>{read.state?.code ?? 'unknown'}</td>
              <td>{vehicleSeen(read)}</td>
              <td className="number">{read.confidence.toFixed(2)}</td>
              <td className="number">{read.observations.length}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
