import type { Mutant } from '../mutant.ts';
import { botMutants } from './bot.ts';
import { clientMutants } from './clients.ts';
import { deliveryMutants } from './delivery.ts';
import { serverMutants } from './server.ts';

export const mutants: Mutant[] = [...deliveryMutants, ...clientMutants, ...serverMutants, ...botMutants];
