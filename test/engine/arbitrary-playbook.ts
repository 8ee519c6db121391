import fc from 'fast-check';
import { stringify } from 'yaml';
import type { PartOf } from '../../src/engine/state.ts';
import type { FragmentDocument, PlaybookDocument } from '../../src/playbook/document.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import type { LibraryPorts } from '../../src/playbook/ports.ts';
import { type ClockSketch, clockSketches } from './arbitrary-clocks.ts';
import { Author, type Features } from './author.ts';
import { compile } from './compile.ts';
import type { Condition } from './condition.ts';
import { compileJoined } from './joining.ts';
import { phaseSketch, type Sketch, sketch } from './sketch.ts';

export type { Features } from './author.ts';

/** A random playbook: as its author would write it, and compiled. */
export interface Generated {
  document: PlaybookDocument;
  /** The files that it takes in, as often as it does. */
  library: Library;
  ports: LibraryPorts;
  playbook: Playbook;
  /** Each `when` by its text, of all these files. */
  conditions: Map<string, Condition>;
  /** The playbooks that may join a case, by their names in it. */
  partOf: PartOf;
}

export interface Library {
  fragment: FragmentDocument;
  /** What `use` calls and switches to, by id. */
  playbooks: Readonly<Record<string, PlaybookDocument>>;
}

/** A random playbook over everything that is executed. */
export function arbitraryPlaybook(features: Partial<Features> = {}): fc.Arbitrary<Generated> {
  const { jumps = true, conditional = false } = features;
  const when = conditional ? 2 : 6;
  const sketches = fc.record({
    phases: fc.array(phaseSketch(3, when, 'all'), { minLength: 1, maxLength: 4 }),
    part: fc.array(sketch(2, when, 'nothing'), { minLength: 1, maxLength: 3 }),
    clocks: fc.record({ own: clockSketches, called: clockSketches }),
    called: fc.array(phaseSketch(2, when, 'fragments'), { minLength: 1, maxLength: 3 }),
  });
  return sketches.map(sketches => write(sketches, { jumps, conditional }));
}

interface Sketches {
  clocks: Record<'own' | 'called', ClockSketch[]>;
  phases: Sketch[];
  part: Sketch[];
  /** Also of the playbook that takes the place of another. */
  called: Sketch[];
}

function write(sketches: Sketches, features: Features): Generated {
  const part = new Author(features, 'part');
  const fragment = part.writeFragment(sketches.part);
  const [called, successor, author] = (['called', 'successor', 'case'] as const).map(
    unit => new Author(features, unit, part),
  ) as [Author, Author, Author];
  const playbooks: Record<string, PlaybookDocument> = {
    called: called.write(sketches.called, sketches.clocks.called),
    successor: successor.write(sketches.called, sketches.clocks.called),
  };
  const ports: LibraryPorts = {
    readFragment: () => textOf(fragment),
    readPlaybook: id => (playbooks[id] ? { text: textOf(playbooks[id]), file: `${id}.yaml` } : undefined),
  };
  const document = author.write(sketches.phases, sketches.clocks.own);
  const parts = new Map<string, Playbook>();
  const generated: Generated = {
    document,
    library: { fragment, playbooks },
    ports,
    playbook: compile(document, ports),
    conditions: new Map([part, called, successor, author].flatMap(({ conditions }) => [...conditions])),
    partOf: name => {
      const joined = parts.get(name) ?? compileJoined(name, ports);
      parts.set(name, joined);
      return joined;
    },
  };
  return Object.assign(generated, {
    [fc.toStringMethod]: () =>
      `\n${textOf([document.clocks, document.phases, fragment.steps, playbooks.called])}`,
  });
}

export function textOf(document: unknown): string {
  return stringify(document, { nullStr: '' });
}
