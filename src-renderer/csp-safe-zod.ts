import { config } from 'zod';

// Zod compiles its parsers with `new Function` where it can; the content security policy forbids that and reports the attempt.
config({ jitless: true });
