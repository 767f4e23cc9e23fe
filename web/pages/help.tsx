import { KEYS } from '../app/keys.ts';
import { PAGES } from '../app/pages.ts';
import { Legend } from '../parts/legend.tsx';
import { MAY } from '../parts/roles.ts';

export default function Help() {
  return (
    <>
      <h1>Help</h1>
      <div class="cards">
        <section class="card" aria-labelledby="pages">
          <h2 id="pages">What each page is for</h2>
          <dl class="facts">
            {PAGES.map(({ title, link, about }) => (
              <div key={title}>
                <dt>{link === '' ? title : <a href={link}>{title}</a>}</dt>
                <dd>{about}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="card" aria-labelledby="legend">
          <h2 id="legend">What the pictures show</h2>
          <Legend />
          <p>
            What serves stands above what it needs: services at the top, power at the bottom. A CI keeps its
            row in every picture. Each picture has a list and a table that say the same.
          </p>
        </section>
        <section class="card" aria-labelledby="keys">
          <h2 id="keys">Keys</h2>
          <dl class="facts">
            {KEYS.map(({ keys, what }) => (
              <div key={keys}>
                <dt>
                  <kbd>{keys}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <p>They work where you are not typing. With g, press one key after the other.</p>
        </section>
        <section class="card" aria-labelledby="share">
          <h2 id="share">Share what you see</h2>
          <p>
            Copy the address: it holds what is asked, filtered and chosen, and opens the same view for whoever
            may see it. Back and forward undo and redo. What was asked is asked anew, so a later answer may
            differ: it says which revision of the graph it is of. A print says it too.
          </p>
        </section>
        <section class="card" aria-labelledby="roles">
          <h2 id="roles">Who may do what</h2>
          <dl class="facts">
            {Object.entries(MAY).map(([role, may]) => (
              <div key={role}>
                <dt>{role}</dt>
                <dd>{may}</dd>
              </div>
            ))}
          </dl>
          <p>
            <a href="/login">Who you are</a>, and how to log in or out.
          </p>
        </section>
      </div>
    </>
  );
}
