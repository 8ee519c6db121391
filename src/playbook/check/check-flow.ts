import { type Compilation, unitOf } from '../compile/compilation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { findingOn } from '../finding.ts';
import { joinedList } from '../join-playbook.ts';
import type { List, Playbook, Step } from '../playbook.ts';
import { suggestion } from '../schema/explain-value.ts';
import { shortId } from './meant.ts';

/** What the engine's walk relies on: where `next` may lead, and where `switch` may stand. */
export function checkFlow(compilation: Compilation): Diagnostic[] {
  return Object.values(compilation.playbook.steps).flatMap(step => {
    if (step.kind === 'decision') return checkNext(compilation, step);
    if (step.kind === 'use') return checkUse(compilation, step);
    return [];
  });
}

/** `end`, a phase, or a step of the decision's list or of one around it, as long as no track and no `each` lies between. */
function checkNext(compilation: Compilation, step: Extract<Step, { kind: 'decision' }>): Diagnostic[] {
  const { playbook } = compilation;
  const unit = unitOf(compilation, step);
  return step.options.flatMap(({ next }, i) => {
    if (next === undefined || next === 'end') return [];
    const target = playbook.steps[next];
    if (!target) return [];
    const barrier = obstacle(playbook, step, target);
    if (!barrier) return [];
    const site = compilation.ids.get(next);
    return [
      findingOn(unit.source, [...step.path, 'options', i, 'next'], 'value', {
        rule: 'next-leaves-container',
        message: `\`next\` cannot lead to "${shortId(next, unit)}": ${barrier}`,
        help: 'name `end`, a phase, or a step of this list or of one around it',
        related: site
          ? [
              {
                file: site.unit.source.file,
                range: site.unit.source.locate(site.path, 'value'),
                message: `\`${next}\` stands here`,
              },
            ]
          : [],
      }),
    ];
  });
}

function obstacle(playbook: Playbook, from: Step, target: Step): string | undefined {
  if (target.stage === 'preparation' && target.kind === 'phase')
    return 'a preparation phase never opens in a case';
  for (const list of listsAround(playbook, from)) {
    const child = childOf(playbook, from, list);
    if (list.container === 'parallel')
      return `that would leave the track of \`${child.id}\`, and the other tracks go on`;
    if (child.each)
      return `that would leave \`${child.id}\` for one value of \`${child.each.of}\`, and the others go on`;
    if (list.id === target.list) return undefined;
  }
  return 'it stands inside another group, which opens as a whole';
}

/** The list a step stands in, the one around that, and so on to the phases. */
function* listsAround({ lists, steps }: Playbook, step: Step): Generator<List> {
  for (
    let list = lists[step.list];
    list;
    list = list.owner === undefined ? undefined : lists[steps[list.owner]?.list ?? '']
  ) {
    yield list;
    if (list.owner === undefined) return;
  }
}

/** The step of that list that is or holds this one. */
function childOf(playbook: Playbook, from: Step, list: List): Step {
  let step: Step | undefined = from;
  while (step && step.list !== list.id) step = playbook.steps[playbook.lists[step.list]?.owner ?? ''];
  return step ?? from;
}

/** Side by side with others, or inside a call, whose caller goes on. A playbook that joined a case stands by itself. */
function holdsTracks({ steps }: Playbook, { id, container, owner }: List): boolean {
  if (id === joinedList) return false;
  const caller = owner === undefined ? undefined : steps[owner];
  return container === 'parallel' || (caller?.kind === 'use' && caller.list !== joinedList);
}

function checkUse(compilation: Compilation, step: Extract<Step, { kind: 'use' }>): Diagnostic[] {
  const { playbook, ports } = compilation;
  const { source } = unitOf(compilation, step);
  const findings: Diagnostic[] = [];
  if (step.mode === 'switch' && [...listsAround(playbook, step)].some(list => holdsTracks(playbook, list))) {
    findings.push(
      findingOn(source, [...step.path, 'mode'], 'value', {
        rule: 'switch-inside',
        message:
          'a switch leaves the playbook, and beside other tracks or inside a call it would leave what goes on there half done',
        help: 'use `mode: call`, or move the switch out of `parallel` and out of what is called',
      }),
    );
  }
  const playbooks = ports.playbooks?.();
  const cycle = callCycle(playbook.id, step.playbook, playbooks);
  if (cycle) {
    findings.push(
      findingOn(source, [...step.path, 'use'], 'value', {
        rule: 'call-cycle',
        message: `playbooks call one another in a circle: ${cycle.join(' -> ')}`,
        help: 'take one of the calls out, or end here and open the other playbook by hand',
      }),
    );
  } else if (playbooks && !playbooks.has(step.playbook)) {
    findings.push(
      findingOn(source, [...step.path, 'use'], 'value', {
        rule: 'unknown-playbook',
        message: `\`use\` names a playbook that is not in the library: "${step.playbook}"`,
        help: suggestion(step.playbook, [...playbooks.keys()]) ?? '`tocsin list` shows those that there are',
      }),
    );
  }
  return findings;
}

/** The first way from a called playbook back to the caller. */
function callCycle(
  caller: string,
  called: string,
  playbooks: ReadonlyMap<string, readonly string[]> = new Map(),
): string[] | undefined {
  const open = [[caller, called]];
  const seen = new Set<string>();
  for (let path = open.shift(); path; path = open.shift()) {
    const last = path.at(-1) as string;
    if (last === caller) return path;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const next of playbooks.get(last) ?? []) open.push([...path, next]);
  }
  return undefined;
}
