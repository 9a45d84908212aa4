export const STARTER_CHATBOT_NAME = 'Assistant';
export const STARTER_GREETING =
  "Hello! I'm the assistant of this website. Ask me something, or ask for a person at any time.";

/** What a fresh installation's chatbot knows: how this chat works, and what to put in place of these entries. */
export const starterKnowledge: readonly (readonly [question: string, answer: string])[] = [
  [
    'What can you do?',
    'I answer questions from a list of questions and answers. When I find nothing that fits, I say so and offer you a person.',
  ],
  [
    'How does this chat work?',
    'You write, I look for an answer. Press "Request Live Agent" or just ask for a person, and somebody from the team joins this same conversation and sees what was said before.',
  ],
  [
    'How long do I wait for a person?',
    'Your place in line is shown while you wait. As soon as somebody accepts, you see their name here.',
  ],
  [
    'Do I lose the conversation when I close or reload the page?',
    'No. It stays in this browser: come back to the website and the conversation goes on where you left it.',
  ],
  ['Can I cancel a request for a person?', 'Yes, press "Cancel request" while you wait. You are then back with me.'],
  ['Who can read this conversation?', 'The team that runs this website. Nobody else is shown what you write here.'],
  [
    'Do I have to give my name or e-mail?',
    'No, both are optional. With a name the person who joins knows how to address you.',
  ],
  [
    'Does the chat work on a phone?',
    'Yes, on a small screen it fills the page, and on a large one it sits in the corner.',
  ],
  [
    'How do I end the conversation?',
    'Open the menu at the top of this chat and choose "End conversation". You can start a new one at any time.',
  ],
  [
    'How do I put this chat on my own website?',
    'Copy the line shown on this demo page and paste it before the closing body tag of your pages. That is all.',
  ],
  [
    'How do I change the answers?',
    'These are sample entries. The owner of this workspace replaces them with the questions your visitors really ask.',
  ],
  [
    'How do I become an agent?',
    'Sign in to the console. Whoever has the permission "Respond to Live Chats" sees every request for a person there and can accept it.',
  ],
];
