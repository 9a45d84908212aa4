/** Periods that mean something else every day; an address with one of them is relative to whoever opens it. */
export const PRESETS = ['today', 'yesterday', 'last-7-days', 'last-30-days', 'last-90-days', 'this-month'] as const;
export type Preset = (typeof PRESETS)[number];

export type PeriodChoice =
  | { readonly kind: 'preset'; readonly preset: Preset }
  /** Two days of the calendar such as 2026-11-23, both included, the earlier one first. */
  | { readonly kind: 'custom'; readonly from: string; readonly to: string };

/** What of the analytics is looked at: all of it stands in the address. */
export interface AnalyticsChoice {
  readonly period: PeriodChoice;
  /** Beside the same number of days before. */
  readonly compare: boolean;
  /** Times count only while the business hours were open. */
  readonly openHours: boolean;
  /** Ids; none = all of them. */
  readonly chatbots: readonly string[];
  readonly agents: readonly string[];
}

export const FIRST_CHOICE: AnalyticsChoice = {
  period: { kind: 'preset', preset: 'last-7-days' },
  compare: true,
  openHours: false,
  chatbots: [],
  agents: [],
};
