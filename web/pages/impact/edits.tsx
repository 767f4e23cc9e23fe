import { useSignal } from '@preact/signals';
import { pools } from '../../api/operations/impact.ts';
import { useQuestion } from '../../app/question.ts';
import type { Edit } from '../../app/what-if.ts';
import { Answered } from '../../parts/answered.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { wordOf } from '../../parts/words.ts';
import type { PartProps } from './part.ts';

/** What if the estate were different: nothing is written. */
export function Edits({ asked, change }: PartProps) {
  const add = (edit: Edit) => change({ edits: [...asked.edits, edit] });
  return (
    <details class="card no-print">
      <summary>What if the estate were different?</summary>
      <p class="note">
        For this question only: nothing is written. The answer is compared with the estate as it is.
      </p>
      <div class="cards">
        <section>
          <h3>One more member in a pool</h3>
          <Pool add={add} />
        </section>
        <section>
          <h3>A dependency more</h3>
          <Depend add={add} />
        </section>
        <section>
          <h3>A CI retired</h3>
          <SearchBox label="Retire" onChosen={(ci) => add({ kind: 'retire', id: ci.id })} />
        </section>
      </div>
    </details>
  );
}

function Pool({ add }: { add(edit: Edit): void }) {
  const consumer = useSignal<string | null>(null);
  const asked = useQuestion(pools, consumer.value === null ? null : { id: consumer.value });
  return (
    <>
      <SearchBox
        label="Of which CI"
        onChosen={(ci) => {
          consumer.value = ci.id;
        }}
      />
      <Answered asked={asked} what="its groups">
        {({ ci }) =>
          ci.requirementGroups.length === 0 ? (
            <p>{ci.name} has no group: each of its dependencies stands alone.</p>
          ) : (
            <ul class="plain">
              {ci.requirementGroups.map(({ name, needed, of, members }) => {
                const [member] = members;
                return (
                  <li key={name}>
                    {name}: needs {needed} of {of}{' '}
                    {member && (
                      <button
                        type="button"
                        onClick={() =>
                          add({
                            kind: 'member',
                            consumer: ci.id,
                            group: name,
                            type: member.dependency.type,
                            class: member.ci.class,
                          })
                        }
                      >
                        Add a {wordOf(member.ci.class)}
                      </button>
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </Answered>
    </>
  );
}

function Depend({ add }: { add(edit: Edit): void }) {
  const from = useSignal('');
  const to = useSignal('');
  return (
    <>
      <SearchBox
        label="This CI"
        onChosen={(ci) => {
          from.value = ci.id;
        }}
      />
      <SearchBox
        label="depends on"
        onChosen={(ci) => {
          to.value = ci.id;
        }}
      />
      <p>
        {from.value || '…'} depends on {to.value || '…'}{' '}
        <button
          type="button"
          disabled={from.value === '' || to.value === ''}
          onClick={() =>
            add({ kind: 'depend', from: from.value, type: 'depends_on', to: to.value, group: '' })
          }
        >
          Add
        </button>
      </p>
    </>
  );
}
