import type { Mutant } from '../mutant.ts';

const notices = { file: 'src-renderer/desk/decide-notices.ts', tests: 'src-renderer/desk/decide-notices.test.ts' };
const alarms = { file: 'src-renderer/desk/decide-alarms.ts', tests: 'src-renderer/desk/decide-alarms.test.ts' };
const policy = { file: 'src-main/notifications/notice-policy.ts', tests: 'src-main/notifications/notices.test.ts' };

/** What a computer tells its person, and above all what it does not. */
export const tellingMutants: Mutant[] = [
  {
    name: 'do not disturb lets a toast through in the console',
    file: notices.file,
    find: "after.quiet.on ? 'do_not_disturb' : wanted ? null : 'setting_off'",
    replace: "wanted ? null : 'setting_off'",
    test: { file: notices.tests, name: 'do not disturb: nothing is shown' },
  },
  {
    name: 'do not disturb lets a toast through in the shell',
    file: policy.file,
    find: "  if (quiet) return { show: false, reason: 'do_not_disturb' };\n",
    replace: '  void quiet;\n',
    test: { file: policy.tests, name: 'shows nothing of any kind while do not disturb is on' },
  },
  {
    name: 'do not disturb rings',
    file: alarms.file,
    find: 'settings.soundRequests && !view.quiet;',
    replace: 'settings.soundRequests;',
    test: { file: alarms.tests, name: 'silent with' },
  },
  {
    name: 'do not disturb shows the card',
    file: alarms.file,
    find: 'const [shown] = view.quiet ? [] : carded;',
    replace: 'const [shown] = carded;',
    test: { file: alarms.tests, name: 'never while do not disturb is on' },
  },
  {
    name: 'do not disturb ends and leaves its person away',
    file: 'src-renderer/desk/do-not-disturb.ts',
    find: "const isOurs = mark === 'away' && mirror.me.presence === 'away';",
    replace: "const isOurs = mark === 'never' && mirror.me.presence === 'away';",
    test: { file: 'src-renderer/desk/do-not-disturb.test.ts', name: 'away, then what they were before' },
  },
  {
    name: 'a locked screen shows what a visitor wrote, by the shell',
    file: policy.file,
    find: '(!settings.hideContent && !screenLocked)',
    replace: '!settings.hideContent',
    test: { file: policy.tests, name: 'shows nobody’s name or words when' },
  },
  {
    name: 'a locked screen shows what a visitor wrote, by the console',
    file: notices.file,
    find: "return settings.hideContent || state.activity === 'locked';",
    replace: 'return settings.hideContent || state === null;',
    test: { file: 'src-renderer/desk/telling.test.ts', name: 'a locked screen: no name and no words' },
  },
  {
    name: 'the badge stays after signing out',
    file: 'src-renderer/desk/attention.ts',
    find: '    tell(NOBODY_IS_HERE);\n',
    replace: '    void NOBODY_IS_HERE;\n',
    test: { file: 'src-renderer/desk/badge-returns.test.ts', name: 'is zero after signing out' },
  },
  {
    name: 'the badge counts up what it hears instead of what is',
    file: 'src-renderer/state/selectors.ts',
    find: '    if (!message || message.seq <= read) break;\n',
    replace: '    if (!message) break;\n',
    test: { file: 'src-renderer/desk/badge-returns.test.ts', name: 'is zero when nobody waits' },
  },
  {
    name: 'the sound goes on after somebody has taken the request',
    file: alarms.file,
    find: 'const ringsNow = audible && awake.length > 0 && (rings || repeats);',
    replace: 'const ringsNow = audible && (rings || repeats);',
    test: { file: alarms.tests, name: 'never after anyone has taken it' },
  },
  {
    name: 'the card’s page may ask for the session',
    file: 'src-main/ipc/guard.ts',
    find: "return isCardPage(frame.url) === channel.startsWith('on-card:') ? 'trusted' : 'refused';",
    replace: "return isCardPage(frame.url) || !channel.startsWith('on-card:') ? 'trusted' : 'refused';",
    test: { file: 'src-main/ipc/guard.test.ts', name: 'refuses the card’s page' },
  },
];
