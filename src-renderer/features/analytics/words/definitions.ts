/** What every number means, in the words of people who do not build this. The one place: the dashboard and the wallboard read here. */
export interface Definition {
  readonly name: string;
  readonly text: string;
}

export type Term = keyof typeof DEFINITIONS;

export const DEFINITIONS = {
  requests: {
    name: 'Requests',
    text: 'How often a person was asked for on these days. Each request counts once, at the time it was made.',
  },
  acceptedShare: {
    name: 'Accepted',
    text: 'Requests that at least one agent took, of all requests of these days. Whatever happened later does not change it.',
  },
  missed: {
    name: 'Missed',
    text: 'Requests nobody took: the visitor left or withdrew (cancelled), or closing time came or nobody did (expired).',
  },
  timeToAccept: {
    name: 'Time to accept',
    text: 'From the request until the first agent took it. The big number is the median: half of the visitors waited less, half waited longer.',
  },
  firstResponse: {
    name: 'First response',
    text: 'From the request until the first message of an agent. The big number is the median.',
  },
  response: {
    name: 'Response time',
    text: 'After the first response: from the first message of the visitor that nobody has answered yet until the agent’s next message. The big number is the median.',
  },
  within30s: {
    name: 'Answered within 30 s',
    text: 'Requests accepted within 30 seconds, of all that were accepted, were missed or have been waiting for longer than that.',
  },
  satisfaction: {
    name: 'Satisfaction',
    text: 'The average of what visitors gave after their chats, from 1 to 5 stars.',
  },
  openHours: {
    name: 'Times count',
    text: '“Business hours only” leaves out the time in which the chatbot’s business hours were closed. Chatbots without hours are always open.',
  },
  longestWaits: {
    name: 'Waited longest',
    text: 'The requests of these days that waited longest for a first agent, or in vain. Each leads to its conversation.',
  },
  requestsOverTime: {
    name: 'Requests over time',
    text: 'What became of the requests, by when they were made. The dashed line is the number of requests the same time before.',
  },
  acceptOverTime: {
    name: 'Time to accept over time',
    text: 'The median time from a request until the first agent took it, by when the request was made.',
  },
  ratings: {
    name: 'Ratings',
    text: 'How many stars visitors gave after their chats.',
  },
  ratingTrend: {
    name: 'Satisfaction over time',
    text: 'The average of the stars, by when the request of the chat was made. Days without a rating have no point.',
  },
  comments: {
    name: 'What visitors said',
    text: 'Ratings that came with words, the newest first. Each leads to its conversation.',
  },
  bot: {
    name: 'What became of conversations',
    text: 'Conversations in which the visitor wrote something. Resolved: the bot’s last reply had an answer, and nobody was asked for. Unanswered: it had none, and the visitor neither asked for a person nor left a message.',
  },
  reasons: {
    name: 'Why a person was needed',
    text: 'What led to each request: the visitor’s wish, or what the bot found.',
  },
  agents: {
    name: 'Agents',
    text: 'Requests that each agent took on these days. A chat that two agents had counts for both; times are medians.',
  },
  busiest: {
    name: 'Busiest hours',
    text: 'Requests by weekday and hour of the day. Darker is more; plan your people where it is dark.',
  },
  waitingNow: {
    name: 'Waiting now',
    text: 'Visitors whose request nobody has taken yet.',
  },
  longestWait: {
    name: 'Longest wait',
    text: 'How long the first in the queue has been waiting.',
  },
} as const satisfies Record<string, Definition>;
