/** Letters people swap for digits and signs, so that "P@ssw0rd" is recognised as the word it is. */
const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** A password of which less than this is the guessable word has enough that is not. */
const WORD_SHARE = 0.4;

export interface PasswordOwner {
  email: string;
  name: string;
}

/**
 * Why a new password is refused, in words for the person who chose it, or null. There are no composition rules: what
 * matters is length (checked by the contract) and that it is not among the first guesses. `common` holds lower-case
 * passwords; the rest of the guesses are those passwords dressed up with digits and signs, runs, and one's own name.
 */
export function decideNewPassword(password: string, owner: PasswordOwner, common: ReadonlySet<string>): string | null {
  const plain = password.normalize('NFKC').toLowerCase();
  if (isRun(plain) || isRepetition(plain)) return 'too easy to guess: it follows a simple pattern';
  const cores = [plain, stripEnds(plain), stripEnds(undress(plain)), undress(stripEnds(plain))]
    .flatMap((core) => [core, joinWords(core)])
    .filter((core) => core.length >= plain.length * WORD_SHARE);
  if (cores.some((core) => common.has(core))) return 'too easy to guess: it is a commonly used password';
  const own = ownWords(owner);
  if (cores.some((core) => own.includes(core))) return 'too easy to guess: it is your name or e-mail address';
  return null;
}

/** "dragon-2024!" is "dragon" to whoever guesses. */
function stripEnds(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

/** "pass-word" is "password". */
function joinWords(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function undress(text: string): string {
  return [...text].map((character) => LOOKALIKES[character] ?? character).join('');
}

/** 'aaaaaaaaaaaa', '123456789012' and 'zyxwvutsrqpo': every step to the next character is the same and at most one. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => stepBetween(codes[index] ?? 0, code)));
  const [step = 0] = steps;
  return steps.size === 1 && Math.abs(step) <= 1;
}

/** After 9 comes 0, and the other way round. */
function stepBetween(from: number, to: number): number {
  if (from === 0x39 && to === 0x30) return 1;
  if (from === 0x30 && to === 0x39) return -1;
  return to - from;
}

/** One short piece again and again, such as 'abcabcabcabc' or 'passwordpassword'. */
function isRepetition(text: string): boolean {
  return /^(.{1,10})\1+$/su.test(text);
}

function ownWords({ email, name }: PasswordOwner): string[] {
  const address = email.toLowerCase();
  const [local = '', domain = ''] = address.split('@');
  const words = [address, local, domain, domain.split('.')[0] ?? '', name.toLowerCase(), 'handoffdesk'];
  return [...words, ...words.map(joinWords)].filter((word) => word.length >= 4);
}
