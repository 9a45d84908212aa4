import type { Mutant } from '../mutant.ts';

const chatbot = 'backend/modules/chatbot';
const model = `${chatbot}/engine/model`;

/** What keeps a chatbot honest: it stops when told to, it is never silent, and it keeps to what it was given. */
export const botMutants: Mutant[] = [
  {
    name: 'a late answer is stored though a person was asked for',
    file: `${chatbot}/responder.ts`,
    find: "if (signal.aborted || (await carryOut(plan, chatbot, job)) === 'done') return;",
    replace: "if ((await carryOut(plan, chatbot, job)) === 'done') return;",
    test: { file: `${chatbot}/responder-engine.test.ts`, name: 'that comes after the conversation went to a person' },
  },
  {
    name: 'an answer is still shown being written after a person was asked for',
    file: `${chatbot}/service.ts`,
    find: "if (status !== 'bot') return responder.abandon(conversationId);",
    replace: "if (status !== 'bot') return;",
    test: { file: `${chatbot}/model-chat.test.ts`, name: 'is cut short by the visitor’s leaving' },
  },
  {
    name: 'a request for a person does not call off the answer under way',
    file: `${chatbot}/responder.ts`,
    find: 'lines.get(conversationId)?.calling.abort();',
    replace: '',
    test: { file: `${chatbot}/model-chat.test.ts`, name: 'is cut short by a request for a person' },
  },
  {
    name: 'a model that takes the question and says nothing is waited for',
    file: `${model}/watch-time.ts`,
    find: 'let silence = setTimeout(giveUp, limits.firstTokenMs,',
    replace: 'let silence = setTimeout(giveUp, limits.totalMs,',
    test: { file: `${model}/ask-model.test.ts`, name: 'to begin at all' },
  },
  {
    name: 'a model that drips for ever is listened to for ever',
    file: `${model}/watch-time.ts`,
    find: 'const total = setTimeout(giveUp, limits.totalMs,',
    replace: 'const total = setTimeout(giveUp, limits.totalMs * 1_000,',
    test: { file: `${model}/ask-model.test.ts`, name: 'to finish, though it never stands still' },
  },
  {
    name: 'half an answer counts as one',
    file: `${model}/ask-model.ts`,
    find: "if (finishReason !== 'stop') return",
    replace: "if (finishReason !== 'stop' && said === '') return",
    test: { file: `${model}/ask-model.test.ts`, name: 'a refusal by the server’s filter' },
  },
  {
    name: 'only what is shown on the way is guarded, not what is stored',
    file: `${model}/model-engine.ts`,
    find: 'return mayShow(text) ? {',
    replace: "return text !== '' ? {",
    test: { file: `${model}/model-engine.test.ts`, name: 'does not turn the bot into a signpost' },
  },
  {
    name: 'the instructions are shown while the model recites them',
    file: `${model}/model-engine.ts`,
    find: 'const shown = holdBack(text);',
    replace: 'const shown = text;',
    test: { file: `${model}/model-engine.test.ts`, name: 'does not get the instructions out of a model that obeys' },
  },
  {
    name: 'the model may send visitors to any address',
    file: `${model}/guard-answer.ts`,
    find: '.every((link) => knowledge.includes(bare(link)))',
    replace: '.every((link) => bare(link) !== knowledge)',
    test: { file: `${model}/model-engine.test.ts`, name: 'does not turn the bot into a signpost' },
  },
  {
    name: 'what the visitor wrote stands among the instructions',
    file: `${model}/model-engine.ts`,
    find: 'const instructions = writeInstructions(role);',
    replace: "const instructions = [writeInstructions(role), question.text].join(' ');",
    test: { file: `${model}/model-engine.test.ts`, name: 'stays in messages of the user' },
  },
  {
    name: 'knowledge can end the knowledge',
    file: `${model}/build-prompt.ts`,
    find: 'JSON.stringify(data, null, 1)',
    replace: 'data.map(({ answer }) => answer).join("")',
    test: { file: `${model}/model-engine.test.ts`, name: 'stays data: no entry can end the entries' },
  },
  {
    name: 'the model answers what the knowledge knows nothing of',
    file: `${model}/model-engine.ts`,
    find: 'if (entries.length === 0) {',
    replace: 'if (entries.length < 0) {',
    test: { file: `${model}/model-engine.test.ts`, name: 'is not asked for where the knowledge has nothing at all' },
  },
  {
    name: 'a broken bot is silent',
    file: `${chatbot}/rules/decide-escalation.ts`,
    find: "if (confidence === 'failed') return { act: 'offer', reason: 'bot_error' };",
    replace: '',
    test: { file: `${chatbot}/model-chat.test.ts`, name: 'that breaks is never silence' },
  },
  {
    name: 'a model is asked again for every try to store its answer',
    file: `${chatbot}/responder.ts`,
    find: 'plan ??= await',
    replace: 'plan = await',
    test: { file: `${chatbot}/responder-engine.test.ts`, name: 'is asked for once, however often it has to be stored' },
  },
  {
    name: 'the widget goes on showing an answer after a person was asked for',
    file: 'backend/widget/app/state/apply-event.ts',
    find: "statusOf(state) === 'bot' && lastReplySeqOf",
    replace: 'lastReplySeqOf',
    test: { file: 'backend/widget/app/state/apply-event.test.ts', name: 'a person was asked for' },
  },
];
