/**
 * A writer's name: person, host and a random suffix in lower-case ASCII (`dana@soc-7~k3f9q`), safe as a file name everywhere.
 * The suffix keeps two laptops called admin@laptop apart. `random` is uniform in [0, 1).
 */
export function writerName(person: string, host: string, random: () => number): string {
  let suffix = '';
  for (let i = 0; i < 5; i++) suffix += alphabet[Math.floor(random() * alphabet.length)];
  return `${writerBase(person, host)}~${suffix}`;
}

/** The part of a writer's name that stays the same from one session to the next: `dana@soc-7`. */
export function writerBase(person: string, host: string): string {
  return `${slug(person)}@${slug(host)}`;
}

/** A writer's name as it stands in a log; a branch of a forked log adds `!` and eight hex digits. */
export const writerPattern = /^[a-z0-9][a-z0-9._-]*@[a-z0-9][a-z0-9._-]*~[a-z0-9]{5}$/;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function slug(text: string): string {
  const ascii = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const safe = ascii.replace(/[^a-z0-9._-]+/g, '-').slice(0, 40);
  return safe.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '') || 'someone';
}
