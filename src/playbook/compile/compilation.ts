import type { Diagnostic } from '../diagnostic.ts';
import type { RegulationDocument, RoleEntry } from '../document.ts';
import type { Playbook } from '../playbook.ts';
import type { LibraryPorts } from '../ports.ts';
import type { Path, Source } from '../yaml/source.ts';

/** A file whose steps a playbook consists of: the playbook's own, or a fragment where it is included. */
export interface Unit {
  source: Source;
  /** What its ids get in front: `''`, or `victim/`. */
  prefix: string;
  /** The files that include one another down to this one. */
  chain: string[];
  roles: Record<string, RoleEntry>;
  /** The step that calls the playbook which it is, or is a part of. */
  call?: string;
}

/** A place in one of the files. */
export interface Site {
  unit: Unit;
  path: Path;
}

/** A playbook being put together, and where each of its parts is written. */
export interface Compilation {
  playbook: Playbook;
  findings: Diagnostic[];
  ports: LibraryPorts;
  /** The playbook's own file first. */
  units: Unit[];
  /** Where each step, phase, piece of evidence and clock is declared, by its full id. */
  ids: Map<string, Site & { what: 'step' | 'phase' | 'evidence' | 'clock' }>;
  /** Where each input is declared, by its full name. */
  inputs: Map<string, Site>;
  /** Inputs asked again by name alone. */
  askedAgain: (Site & { name: string })[];
  /** Regimes whose clocks could not be read: what `meets` names may be one of them. */
  regimesUnread: boolean;
  /** A fragment or regulation by itself: roles, clocks and milestones may be those of the playbook that takes it in. */
  partial: boolean;
}

/** The file that a step is written in. */
export function unitOf({ ids, units }: Compilation, { id }: { id: string }): Unit {
  return ids.get(id)?.unit ?? (units[0] as Unit);
}

/** An id of a fragment as the playbook knows it. */
export function fullId({ prefix }: Unit, id: string): string {
  return prefix + id;
}

/** An input of a fragment as the playbook knows it, and as an expression can name it: `victim.account`, `revoke_account.account`. */
export function fullName({ prefix }: Unit, name: string): string {
  return prefix.replaceAll('/', '.').replaceAll('-', '_') + name;
}

/** Whether a regime asks an input of this name: it belongs to the case, and has no prefix in a called playbook either. */
export function isRegimes({ units }: Compilation, name: string): boolean {
  return units.some(
    ({ source, prefix }, index) =>
      index > 0 && prefix === '' && Object.hasOwn((source.data as RegulationDocument).inputs ?? {}, name),
  );
}

/** Values for the inputs of what is put in place, by their full names. */
export function withFullNames(unit: Unit, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [fullName(unit, name), value]));
}
