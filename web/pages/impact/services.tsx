import { ciAddress } from '../../app/address.ts';
import { LevelMark } from '../../parts/level-mark.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { moneyOf } from '../../parts/words.ts';
import type { Radius } from './verdict.ts';

/** The services that are hit, all of them on paper too: what a board asks for first. */
export function Services({ radius: { services } }: { radius: Radius }) {
  if (services.total === 0) return null;
  return (
    <section aria-labelledby="services">
      <h2 id="services">Services</h2>
      <Scroll label="Table of services">
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col">Effect</th>
              <th scope="col" class="number">
                Criticality
              </th>
              <th scope="col">Cost an hour</th>
              <th scope="col">Owner</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {services.items.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <a href={ciAddress(one.id)}>{one.name}</a>
                </th>
                <td data-label="Effect">
                  <LevelMark standing={one.level} />
                </td>
                <td class="number" data-label="Criticality">
                  {one.criticality}
                </td>
                <td data-label="Cost an hour">
                  {one.level === 'down' ? moneyOf(one.outageCostPerHour) : ''}
                </td>
                <td data-label="Owner">{one.owner ?? <small>nobody named</small>}</td>
                <td data-label="Why">{one.reason.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {!services.complete && (
        <p class="note">
          The first {services.items.length} of {services.total.toLocaleString('en-GB')}
        </p>
      )}
    </section>
  );
}
