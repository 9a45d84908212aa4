/** What one check has to say. `problems` fail the run; `notes` are printed and forgiven. */
export interface CheckResult {
  problems: string[];
  notes?: string[];
  /** A few words for the table, such as "214 files". */
  summary?: string;
}
