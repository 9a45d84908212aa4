import MiniSearch, { type SearchResult } from 'minisearch';
import { english } from '../languages/index.ts';
import type { Language } from '../languages/language.ts';
import { createSubjectReader } from './subject-terms.ts';

export interface KnowledgeEntry {
  id: string;
  question: string;
  answer: string;
}

export interface Hit {
  entry: KnowledgeEntry;
  /** 0 … 1, comparable between knowledge of any size: see `README.md`, "How sure is sure enough". */
  score: number;
}

export interface KnowledgeIndex {
  /** The best entries for a question, best first, at most `MAX_HITS`. */
  search(text: string): Hit[];
}

const MAX_HITS = 5;
/** MiniSearch finds the candidates by the most telling terms; only these are weighed exactly. */
const CANDIDATES = 25;
const CANDIDATE_TERMS = 8;
/** A guessed spelling ("shiping") and a word of the answer count less than the word in the question. */
const GUESSED = 0.85;
const IN_ANSWER = 0.45;
/** How much explaining the visitor's words counts against covering the entry's question. */
const EXPLAINED_SHARE = 0.6;
/** Below this share of the weight of a unique term, what was matched says too little ("order", "pieces"). */
const TELLING = 0.8;
/** A longer message tells a story around its question; only its most telling terms are weighed. */
const MAX_TERMS = 40;

interface Term {
  term: string;
  weight: number;
  quality: number;
}

/** Builds the search index of one chatbot's knowledge. About 0.1 s for 5,000 entries; searching takes milliseconds. */
export function createKnowledgeIndex(entries: readonly KnowledgeEntry[], language: Language = english): KnowledgeIndex {
  const readSubject = createSubjectReader(language);
  const documents = entries.map((entry, id) => ({
    id,
    entry,
    question: [...new Set(readSubject(entry.question))],
    answer: [...new Set(readSubject(entry.answer))],
  }));
  const occurrences = new Map<string, number>();
  for (const { question, answer } of documents) {
    for (const term of new Set([...question, ...answer])) occurrences.set(term, (occurrences.get(term) ?? 0) + 1);
  }
  const mini = new MiniSearch<{ id: number; question: string; answer: string }>({
    fields: ['question', 'answer'],
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (term) => term,
    searchOptions: { boost: { question: 3 } },
  });
  mini.addAll(
    documents.map(({ id, question, answer }) => ({ id, question: question.join(' '), answer: answer.join(' ') })),
  );

  /** Rare terms weigh more. */
  const weigh = (term: string): number => Math.log(1 + (documents.length + 0.5) / ((occurrences.get(term) ?? 0) + 0.5));

  const weighUnique = Math.log(1 + (documents.length + 0.5) / 1.5);

  /** The term itself, or for one the knowledge does not have, the likeliest it does have. */
  function resolve(term: string): Term {
    if (occurrences.has(term)) return { term, weight: weigh(term), quality: 1 };
    const isWord = /^\p{L}+$/u.test(term);
    const guesses = mini.search(term, {
      prefix: isWord && term.length >= 4,
      // Near to a very long "word" is nothing but other noise, and looking for it takes time.
      fuzzy: isWord && term.length >= 5 && term.length <= 30 ? 0.2 : false,
    });
    const guess = guesses[0]?.terms[0];
    if (guess) return { term: guess, weight: weigh(guess), quality: GUESSED };
    return { term, weight: weigh(term), quality: 0 };
  }

  function score(result: SearchResult, terms: readonly Term[], total: number): number {
    const document = documents[result.id as number];
    if (!document) return 0;
    let covered = 0;
    let matched = 0;
    for (const { term, weight, quality } of terms) {
      if (document.question.includes(term)) {
        covered += weight * quality;
        matched += weight * quality;
      } else if (document.answer.includes(term)) {
        covered += weight * quality * IN_ANSWER;
      }
    }
    const asked = document.question.reduce((sum, term) => sum + weigh(term), 0);
    const coverage = asked === 0 ? 0 : matched / asked;
    const telling = Math.min(1, covered / (TELLING * weighUnique));
    return telling * (covered / total) ** EXPLAINED_SHARE * coverage ** (1 - EXPLAINED_SHARE);
  }

  return {
    search(text) {
      const seen = new Map<string, Term>();
      for (const term of new Set(readSubject(text))) {
        const resolved = resolve(term);
        const known = seen.get(resolved.term);
        if (!known || known.quality < resolved.quality) seen.set(resolved.term, resolved);
      }
      const terms = [...seen.values()].sort((one, other) => other.weight - one.weight).slice(0, MAX_TERMS);
      const known = terms.filter((term) => term.quality > 0);
      if (known.length === 0) return [];
      const total = terms.reduce((sum, term) => sum + term.weight, 0);
      return mini
        .search(
          known
            .slice(0, CANDIDATE_TERMS)
            .map((term) => term.term)
            .join(' '),
        )
        .slice(0, CANDIDATES)
        .map((result) => ({ result, score: score(result, terms, total) }))
        .sort((one, other) => other.score - one.score)
        .slice(0, MAX_HITS)
        .flatMap(({ result, score: value }) => {
          const entry = documents[result.id as number]?.entry;
          return entry && value > 0 ? [{ entry, score: value }] : [];
        });
    },
  };
}
