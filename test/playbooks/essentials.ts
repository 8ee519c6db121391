/** What a playbook of any type must do, and by which of its steps each one does it. */
const spine = [
  'Declare with a codename, a commander and a severity',
  'Meet on a channel that the attacker does not read',
  'Say when we became aware, or that it is a false alarm',
  'Explain a false alarm',
  'Find the scope',
  'Find the way in',
  'Contain, and look whether it worked',
  'Keep the evidence',
  'Evict only when the scope is complete',
  'Watch after the return',
  'Lift or keep each measure',
  'Brief the executive',
  'Have a line for the public',
  'Decide about notices, with reasons',
  'Hold a review that ends in owned actions',
] as const;

/** Each thing that a playbook must do, and the step that does it. */
export interface Essentials {
  spine: Record<(typeof spine)[number], string>;
  /** Of its type. */
  own: Record<string, string>;
}
