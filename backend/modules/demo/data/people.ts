import type { MemberRole } from '#contract/members.ts';

/** Says what it is wherever it is shown, so that nobody takes the pretend shop for a customer. */
export const DEMO_WORKSPACE_NAME = 'Mossy Mug (demo)';

export const demoChatbot = {
  name: 'Mossy',
  greeting:
    "Hi, I'm Mossy, the assistant of this pretend pottery shop. Ask me about orders, shipping or our mugs. If I don't know, a person will.",
} as const;

export type DemoMemberKey = 'olive' | 'ines' | 'tom';

/** `.example` belongs to nobody: no mail can ever reach a stranger. */
export const demoMembers: Record<DemoMemberKey, { name: string; email: string; role: MemberRole }> = {
  olive: { name: 'Olive Moss', email: 'olive@mossy-mug.example', role: 'owner' },
  ines: { name: 'Ines Calder', email: 'ines@mossy-mug.example', role: 'agent' },
  tom: { name: 'Tom Reed', email: 'tom@mossy-mug.example', role: 'agent' },
};
