import type { ComponentChildren } from 'preact';
import type { CiFieldsFragment } from '../../api/operations/ci.ts';
import { agoText, moneyText, timeText, wordOf } from '../../parts/words.ts';
import { type CiClass, titleOf } from './ci-fields.ts';
import { ValueText } from './values.tsx';

/** What the graph holds of a CI itself. */
export function Facts({ ci, classes }: { ci: CiFieldsFragment; classes: readonly CiClass[] }) {
  const own = classes.find(({ name }) => name === ci.class);
  const lineage = own?.lineage.slice(1, -1).map(wordOf) ?? [];
  return (
    <>
      <section class="card" aria-labelledby="facts">
        <h2 id="facts">Facts</h2>
        <dl class="facts">
          <Fact name="Class">
            {wordOf(ci.class)} {lineage.length > 0 && <small>(a kind of {lineage.join(', ')})</small>}
          </Fact>
          <Fact name="Status">
            {wordOf(ci.status)}
            {ci.prunedFrom !== null && (
              <small> since its source no longer lists it; before: {wordOf(ci.prunedFrom)}</small>
            )}
          </Fact>
          <Fact name="Owner">
            <ValueText value={ci.owner} />
          </Fact>
          <Fact name="Criticality">{ci.criticality} of 5</Fact>
          <Fact name="Environment">
            <ValueText value={ci.environment} />
          </Fact>
          <Fact name="An hour without it">
            {ci.outageCostPerHour ? moneyText(ci.outageCostPerHour) : <span class="aside">no cost told</span>}
          </Fact>
          {ci.minimumMargin !== null && <Fact name="Spare members to keep">{ci.minimumMargin}</Fact>}
          <Fact name="Tags">
            <ValueText value={ci.tags} />
          </Fact>
          <Fact name="Source">
            <ValueText value={ci.source} />
          </Fact>
          {ci.externalIds.map(({ source, id }) => (
            <Fact key={source} name={`Id in ${source}`}>
              <ValueText value={id} />
            </Fact>
          ))}
          <Fact name="First seen">
            <Time at={ci.created} />
          </Fact>
          <Fact name="Last changed">
            <Time at={ci.updated} />
          </Fact>
          <Fact name="Last seen">
            <Time at={ci.lastSeen} />
          </Fact>
          <Fact name="Version">{ci.version}</Fact>
        </dl>
      </section>
      <section class="card" aria-labelledby="attributes">
        <h2 id="attributes">Attributes</h2>
        {ci.attributes.length === 0 && <p>None is told of it.</p>}
        <dl class="facts">
          {ci.attributes.map(({ name, value }) => {
            const told = own?.attributes.find((one) => one.name === name);
            return (
              <Fact
                key={name}
                name={titleOf(name, told?.unit)}
                {...(told?.description ? { hint: told.description } : {})}
              >
                <ValueText value={value} />
                {told?.unit && ` ${told.unit}`}
              </Fact>
            );
          })}
        </dl>
      </section>
    </>
  );
}

function Fact({ name, hint, children }: { name: string; hint?: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children}
        {hint && (
          <>
            <br />
            <small>{hint}</small>
          </>
        )}
      </dd>
    </>
  );
}

function Time({ at }: { at: string }) {
  return (
    <>
      {timeText(at)} <small>({agoText(at)})</small>
    </>
  );
}
