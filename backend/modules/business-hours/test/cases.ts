import type { HoursCase } from './case-helpers.ts';
import { repeatedHourCases, skippedHourCases } from './cases/clock-changes.ts';
import { exceptionCases } from './cases/exceptions.ts';
import { ordinaryCases } from './cases/ordinary.ts';

export const cases: HoursCase[] = [...ordinaryCases, ...skippedHourCases, ...repeatedHourCases, ...exceptionCases];
