import { computed, useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isOnline, mayAs, session, sessionTold } from '../api/client.ts';
import { SearchBox } from '../parts/search-box.tsx';
import { ciAddress } from './address.ts';
import { knowCatalogue } from './catalogue.ts';
import { heedKeys } from './keys.ts';
import { PAGE_CODE } from './page-code.ts';
import { PAGES, type Page, pageAt } from './pages.ts';
import { waitForServer } from './return.ts';
import { go, path, query } from './route.ts';

interface Shown {
  path: string;
  page: Page;
  id: string;
  Content: ComponentType<{ id: string }>;
}

/** The id that an address names beside its path; not all that its query says. */
const named = computed(() => query.value.get('id'));

/** What stands around every page: navigation, search, who asks, and whether the server is there. */
export function Shell() {
  const shown = useSignal<Shown | 'nowhere' | 'lost' | null>(null);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    void sessionTold();
    waitForServer();
    knowCatalogue();
    return heedKeys();
  }, []);
  useSignalEffect(() => {
    const found = pageAt(path.value, named.value);
    document.title = found ? `${found.page.title} · Faultline` : 'Nothing here · Faultline';
    if (!found) {
      shown.value = 'nowhere';
      return;
    }
    const [asked, askedId] = [path.value, named.value];
    PAGE_CODE[found.page.name]().then(
      ({ default: Content }) => {
        if (path.peek() !== asked || named.peek() !== askedId) return;
        const isFirst = shown.peek() === null;
        shown.value = { ...found, path: asked, Content };
        if (!isFirst) main.current?.focus({ preventScroll: true }); // a screen reader reads the new page
      },
      () => {
        shown.value = 'lost';
      },
    );
  });
  const now = shown.value;
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="bar">
        <a class="brand" href="/">
          Faultline
        </a>
        <nav aria-label="Pages">
          {PAGES.filter(({ link }) => link.length > 1).map((page) => (
            <a
              key={page.title}
              href={page.link}
              aria-current={page.path.test(path.value) ? 'page' : undefined}
            >
              {page.title}
            </a>
          ))}
        </nav>
        {path.value !== '/' && (
          <SearchBox label="Find a CI" isKeyed onChosen={(ci) => go(ciAddress(ci.id))} />
        )}
        <Who />
      </header>
      <p class="offline" role="status">
        {isOnline.value
          ? ''
          : 'The server is not reached. What you see may be old; it is asked again every 2 seconds.'}
      </p>
      <main id="main" tabindex={-1} ref={main}>
        {now === null && <p class="state">Loading the page …</p>}
        {now === 'nowhere' && (
          <div class="state">
            <h1>There is nothing here</h1>
            <p>
              {path.value} is no page of Faultline. <a href="/">Start</a> has a search.
            </p>
          </div>
        )}
        {now === 'lost' && (
          <div class="state">
            <h1>The page could not be loaded</h1>
            <p>
              The server was not reached, or was updated meanwhile.{' '}
              <a href={path.value} data-server>
                Load it again
              </a>
              .
            </p>
          </div>
        )}
        {now !== null && typeof now === 'object' && <now.Content key={`${now.path} ${now.id}`} id={now.id} />}
      </main>
    </>
  );
}

function Who() {
  const who = session.value;
  if (who === undefined) return <p class="who" />;
  if (who === null) {
    return (
      <p class="who">
        <a href="/login">Log in</a>
      </p>
    );
  }
  return (
    <p class="who">
      {mayAs('admin') && <a href="/tokens">Tokens</a>}
      <a href="/login" title="Who you are, and how to log out">
        {who.name} <small>({who.role})</small>
      </a>
    </p>
  );
}
