/** Something that a doctor has looked at. */
export interface Check {
  readonly name: string;
  readonly found: string;
  /** What is wrong, and what to do about it. */
  readonly wrong?: string;
}
