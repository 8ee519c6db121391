import { join, resolve } from 'node:path';
import type { Expressions } from '../../engine/expressions.ts';
import { libraryFolder } from '../../library/library-ports.ts';
import { isFolder, type Shelves, shortest } from '../../library/list-playbooks.ts';
import { openPlaybook } from '../../library/open-playbook.ts';
import { readText } from '../../library/read-text.ts';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import type { Clock, Playbook } from '../../playbook/playbook.ts';
import { parseSource } from '../../playbook/yaml/parse-source.ts';
import type { Path, Source } from '../../playbook/yaml/source.ts';
import { bindExpressions } from '../../session/bind-expressions.ts';
import type { Place } from '../../walkthrough/test-report.ts';
import type { Context } from '../command.ts';
import { shelvesOf } from '../shelves-of.ts';
import { type UsableWorkspace, workspaceOf } from '../workspace-of.ts';

/** A playbook as its tests see it. */
export interface Tested {
  playbook: Playbook;
  expressions: Expressions;
  /** As a person would type it from the current folder. */
  path: string;
  /** Those that it declares itself, without what the workspace's regimes add. */
  clocks: readonly Clock[];
  shelves: Shelves;
  /** Where a step, or a clock of its own, stands. */
  place(of: { step: string } | { clock: string }): Place;
}

/** The playbooks that walkthroughs walk through, each loaded once, as a case would be opened with it here. */
export class Library {
  readonly workspace: UsableWorkspace | undefined;
  readonly #context: Context;
  readonly #loaded = new Map<string, Tested | { findings: Diagnostic[] }>();

  constructor(context: Context) {
    this.#context = context;
    this.workspace = workspaceOf(context);
  }

  get cwd(): string {
    return this.#context.io.cwd;
  }

  /** The playbook of that id, or file, that a file of its library means. Throws UsageError where there is none. */
  playbook(named: string, near: string): Tested | { findings: Diagnostic[] } {
    const folder = libraryFolder(near);
    const key = `${folder} ${named}`;
    const loaded = this.#loaded.get(key) ?? this.#load(named, folder);
    this.#loaded.set(key, loaded);
    return loaded;
  }

  #load(named: string, folder: string): Tested | { findings: Diagnostic[] } {
    const own = [shelvesOf(this.#context, undefined).playbooks ?? 'playbooks'].flat();
    const near = resolve(this.cwd, folder);
    const shelves = {
      cwd: this.cwd,
      playbooks: [...new Set([near, ...own.map(path => resolve(this.cwd, path))])].filter(isFolder),
    };
    const { workspace } = this;
    const obligations = workspace && { source: workspace.source, ...workspace.workspace };
    const { playbook, findings, path, source } = openPlaybook(named, shelves, obligations);
    if (!playbook || !source) return { findings };
    const plain = obligations ? openPlaybook(named, shelves).playbook : playbook;
    return {
      playbook,
      expressions: bindExpressions(playbook),
      path,
      clocks: plain?.clocks ?? [],
      shelves,
      place: of => this.#place(of, playbook, source),
    };
  }

  #place(of: { step: string } | { clock: string }, playbook: Playbook, source: Source): Place {
    if ('clock' in of) return placeIn(source, ['clocks']);
    const step = playbook.steps[of.step];
    if (!step) return placeIn(source, []);
    if (step.file === undefined) return placeIn(source, step.path);
    const fragment = this.#read(join(libraryFolder(source.file), step.file)) ?? this.#read(step.file);
    return fragment ? placeIn(fragment, step.path) : { file: step.file, line: 1, column: 1 };
  }

  #read(path: string): Source | undefined {
    try {
      return parseSource(readText(resolve(this.cwd, path)), shortest(resolve(this.cwd, path), this.cwd))
        .source;
    } catch {
      return undefined;
    }
  }
}

/** Where a part of a file stands; a map by its first key. */
export function placeIn(source: Source, path: Path): Place {
  return { file: source.file, ...source.locate(path, 'key').start };
}
