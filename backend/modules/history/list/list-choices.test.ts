import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../server/new-id.ts';
import { openArchive, type TestArchive } from '../test-archive.ts';
import type { Viewer } from '../viewer.ts';

let archive: TestArchive;
beforeAll(async () => {
  archive = await openArchive({ conversations: 120 });
});
afterAll(() => archive.database.drop());

const idsOf = (named: readonly { id: string }[]): string[] => [...new Set(named.map(({ id }) => id))].sort();

async function choicesOf(viewer: Viewer) {
  const choices = await archive.history.choices(viewer);
  if (!choices.ok) throw new Error(choices.error.message);
  return choices.value;
}

test('the choices are exactly what occurs in the conversations that somebody sees', async () => {
  for (const viewer of [archive.boss, archive.agent(0), archive.agent(1)]) {
    const seen = await archive.listAll(viewer, { limit: 100 });
    const { chatbots, agents } = await choicesOf(viewer);
    expect(idsOf(chatbots)).toEqual(idsOf(seen.map(({ chatbot }) => chatbot)));
    expect(idsOf(agents)).toEqual(idsOf(seen.flatMap((one) => one.agents)));
    expect(agents.map(({ name }) => name)).toEqual(agents.map(({ name }) => name).toSorted());
  }
});

test('who sees nothing is told nothing: no names of another workspace, or of chats one did not have', async () => {
  const nothing = { chatbots: [], agents: [] };
  expect(await choicesOf({ ...archive.boss, workspaceId: newId() })).toEqual(nothing);
  expect(await choicesOf({ ...archive.boss, memberId: newId(), seesAll: false })).toEqual(nothing);
});
