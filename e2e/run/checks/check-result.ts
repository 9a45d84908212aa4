/** What one check has to say. `problems` fail the run; `notes` are printed and forgiven. */
export interface CheckResult {
  problems: string[];
  notes?: string[];
  /** It could not be looked at: neither red nor green. */
  unknown?: boolean;
  /** A few words for the table, such as "214 files". */
  summary?: string;
}
