import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

interface TabsProps<Name extends string> {
  /** what the tabs are about, for those who do not see it */
  label: string;
  tabs: readonly { readonly name: Name; readonly title: string }[];
  shown: Name;
  onShown(name: Name): void;
  children: ComponentChildren;
}

/** One of several panels, chosen by tabs (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/): one stop, arrows within. */
export function Tabs<Name extends string>({ label, tabs, shown, onShown, children }: TabsProps<Name>) {
  const own = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ name }) => name === shown);
  const onKey = (event: KeyboardEvent) => {
    const next: Record<string, number> = {
      ArrowRight: (at + 1) % tabs.length,
      ArrowLeft: (at + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const place = next[event.key];
    const tab = place === undefined ? undefined : tabs[place];
    if (!tab) return;
    event.preventDefault();
    onShown(tab.name);
    (list.current?.children[place as number] as HTMLElement | undefined)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKey}>
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${own}-${name}`}
            aria-selected={name === shown}
            aria-controls={`${own}-panel`}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => onShown(name)}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${own}-panel`} aria-labelledby={`${own}-${shown}`}>
        {children}
      </div>
    </>
  );
}
