import { useEffect, useRef } from 'react';
import type { SettingsPage } from '../../state/desk-state.ts';
import { useSettingsHome } from './settings-home.tsx';
import { GROUP_NAMES, listPages, PAGES } from './settings-pages.ts';

/** The pages beside each other; on a phone one line that scrolls. */
export function SettingsNav({ current }: { current: SettingsPage }) {
  const { me, openPage } = useSettingsHome();
  const nav = useRef<HTMLElement>(null);
  const pages = listPages(me.permissions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is what there is to scroll to
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav ref={nav} className="settings-nav" aria-label="Settings">
      {(['mine', 'workspace'] as const).map((group) => {
        const ofGroup = pages.filter((page) => PAGES[page].group === group);
        if (ofGroup.length === 0) return null;
        return (
          <div key={group} className="settings-nav__group">
            <p className="settings-nav__name">{GROUP_NAMES[group]}</p>
            <ul className="settings-nav__list" aria-label={GROUP_NAMES[group]}>
              {ofGroup.map((page) => (
                <li key={page}>
                  <button
                    type="button"
                    className="settings-nav__page"
                    aria-current={page === current ? 'page' : undefined}
                    onClick={() => openPage(page)}
                  >
                    {PAGES[page].name}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
