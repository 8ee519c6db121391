/** Makes an id of a scenario of another name: `start/declare` becomes `start-declare`, and where that is taken, `start-declare-2`. */
export type Namer = (name: string) => string;

export function namer(): Namer {
  const taken = new Set<string>();
  return name => {
    const base = idOf(name) ?? 'x';
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    return id;
  };
}

/** A name as an id, with room for a number; nothing where no letter is in it. */
export function idOf(name: string): string | undefined {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '');
  return words.slice(0, 56).replace(/-+$/, '') || undefined;
}
