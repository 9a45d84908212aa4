/** A file as it is made, part by part: the next is made when the one before has been taken. */
export interface FileParts {
  /** Letters, digits, `-`, `_` and `.` only. */
  name: string;
  /** Its media type. */
  type: string;
  parts: AsyncIterable<string>;
}
