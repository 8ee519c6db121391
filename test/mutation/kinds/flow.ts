import type { Playbook, Step } from '../../../src/playbook/playbook.ts';
import type { Path } from '../../../src/playbook/yaml/source.ts';
import { instead, lineBehind, withoutItem, withoutLine } from '../edits.ts';
import type { Edit, Kind, Plant } from '../mutant.ts';
import { placeOf, type Sheet } from '../sheet.ts';
import { insertedSteps } from './references.ts';

type Decision = Extract<Step, { kind: 'decision' }>;

function decisions({ playbook }: Sheet): Decision[] {
  return Object.values(playbook?.steps ?? {}).filter((step): step is Decision => step.kind === 'decision');
}

function followers({ playbook }: Sheet, { list, index }: Step): Step[] {
  const { container, children = [] } = playbook?.lists[list] ?? {};
  return container === 'steps' ? children.slice(index + 1).flatMap(id => playbook?.steps[id] ?? []) : [];
}

/** Decisions that lead back in their own list, with where to, and the only option that does not. */
function loops(sheet: Sheet): { step: Decision; back: string; out: number }[] {
  return decisions(sheet).flatMap(step => {
    const isBack = (next?: string) => {
      const target = sheet.playbook?.steps[next ?? ''];
      return target?.list === step.list && target.index <= step.index;
    };
    const back = step.options.find(({ next }) => isBack(next))?.next;
    const leaving = step.options.flatMap(({ next }, i) => (isBack(next) ? [] : [i]));
    const [out] = leaving;
    return back !== undefined && out !== undefined && leaving.length === 1 && step.when === undefined
      ? [{ step, back, out }]
      : [];
  });
}

/** Adds one more need to those of a step. */
function needing(sheet: Sheet, { path, needs }: Step, need: string): Edit[] {
  if (!needs) return lineBehind(sheet, path, 'title', `needs: [${need}]`);
  const [, end] = placeOf(sheet, [...path, 'needs'], 'value');
  return sheet.text[end - 1] === ']' ? [{ start: end - 1, end: end - 1, text: `, ${need}` }] : [];
}

function leadingTo(sheet: Sheet, path: Path, next: string): Edit[] {
  const key = sheet.keys.find(({ path: own }) => String(own) === String([...path, 'next']));
  if (!key) return lineBehind(sheet, path, 'label', `next: ${next}`);
  const [start, end] = placeOf(sheet, key.path, 'value');
  return [instead({ start, end }, next)];
}

function stands({ steps, lists }: Playbook, step: Step): string[] {
  const around: string[] = [];
  for (let at: Step | undefined = step; at; at = steps[lists[at.list]?.owner ?? '']) around.push(at.list);
  return around;
}

export const flow: Record<string, Kind> = {
  'next into another group': sheet => {
    const { playbook } = sheet;
    if (!playbook) return [];
    return decisions(sheet).flatMap(step =>
      step.options.flatMap(({ next }, i) => {
        const target = Object.values(playbook.steps).find(
          other =>
            !stands(playbook, step).includes(other.list) &&
            other.list !== step.id &&
            !other.list.startsWith(`${step.id}:`),
        );
        return next !== undefined && target
          ? [{ edits: leadingTo(sheet, [...step.path, 'options', i], target.id), names: [target.id] }]
          : [];
      }),
    );
  },

  'step that nothing leads to': sheet => [
    ...decisions(sheet).flatMap(step => {
      const on = step.options.flatMap(({ next }, i) => (next === undefined ? [i] : []));
      const [after] = followers(sheet, step);
      if (on.length !== 1 || !after || step.when !== undefined || isTarget(sheet, after)) return [];
      return [
        { edits: leadingTo(sheet, [...step.path, 'options', on[0] as number], 'end'), names: [after.id] },
      ];
    }),
    ...insertedBefore(sheet, '- { id: planted, title: Go over, use: phishing-elsewhere, mode: switch }'),
  ],

  'loop without a way out': sheet =>
    loops(sheet).map(({ step, back, out }) => ({
      edits: leadingTo(sheet, [...step.path, 'options', out], back),
      names: [step.id],
    })),

  'option out of a loop removed': sheet =>
    loops(sheet).map(({ step, out }) => ({
      edits: withoutItem(sheet, [...step.path, 'options', out]),
      names: [step.id, step.options[out]?.id ?? ''],
    })),

  'option removed that something asks for': sheet =>
    decisions(sheet).flatMap(step =>
      step.options.flatMap(({ id }, i) =>
        new RegExp(`outcome\\("${step.id}"\\) == "${id}"`).test(sheet.text)
          ? [{ edits: withoutItem(sheet, [...step.path, 'options', i]), names: [id, step.id] }]
          : [],
      ),
    ),

  'needs what comes later': sheet =>
    Object.values(sheet.playbook?.steps ?? {}).flatMap(step =>
      followers(sheet, step)
        .slice(0, 1)
        .filter(({ id }) => !step.needs?.includes(id))
        .map(later => ({ edits: needing(sheet, step, later.id), names: [later.id] })),
    ),

  'needs what it stands in': sheet =>
    Object.values(sheet.playbook?.steps ?? {})
      .filter(({ kind }) => kind === 'task')
      .map(step => ({ edits: needing(sheet, step, step.phase), names: [step.phase] })),

  'needs what nothing brings': sheet => {
    const unmarked = ['material', 'classified', 'acknowledged'].find(
      milestone => !Object.values(sheet.playbook?.steps ?? {}).some(({ marks }) => marks.includes(milestone)),
    );
    return Object.values(sheet.playbook?.steps ?? {})
      .filter(({ kind }) => kind === 'task' && unmarked !== undefined)
      .map(step => ({ edits: needing(sheet, step, unmarked as string), names: [unmarked as string] }));
  },

  'milestone no longer marked that something needs': sheet =>
    sheet.scalars
      .filter(
        ({ key, value }) =>
          key === 'marks' &&
          Object.values(sheet.playbook?.steps ?? {}).some(({ needs }) => needs?.includes(value)),
      )
      .filter(({ value }) => markers(sheet, value) === 1)
      .map(({ path, value }) => ({ edits: withoutLine(sheet, path), names: [value] })),

  'evidence no longer collected that something needs': sheet =>
    Object.values(sheet.playbook?.steps ?? {}).flatMap(({ path, collect }) =>
      collect.flatMap(({ id }, i) =>
        collect.length > 1 &&
        Object.values(sheet.playbook?.steps ?? {}).some(({ needs }) => needs?.includes(id))
          ? [{ edits: withoutItem(sheet, [...path, 'collect', i]), names: [id] }]
          : [],
      ),
    ),

  "needs another option's step": sheet =>
    decisions(sheet).flatMap(step => {
      const [one, other] = step.options.flatMap(({ body }) =>
        body === undefined ? [] : [sheet.playbook?.lists[body]?.children ?? []],
      );
      const [first, second] = [
        sheet.playbook?.steps[one?.[0] ?? ''],
        sheet.playbook?.steps[other?.[0] ?? ''],
      ];
      if (!first || !second || isInLoop(sheet, step)) return [];
      return [{ edits: needing(sheet, second, first.id), names: [first.id] }];
    }),

  'used before it is asked': sheet =>
    Object.values(sheet.playbook?.steps ?? {}).flatMap(step =>
      step.asks
        .filter(
          name =>
            !Object.hasOwn((sheet.source.data as { inputs?: object }).inputs ?? {}, name) &&
            askers(sheet, name) === 1,
        )
        .flatMap(name => usedEarlier(sheet, step, name)),
    ),

  'condition on what the step itself asks': sheet =>
    Object.values(sheet.playbook?.steps ?? {}).flatMap(step => {
      const name = step.asks.find(
        name => sheet.playbook?.inputs[name]?.type === 'yes-no' && askers(sheet, name) === 1,
      );
      return name !== undefined && step.when === undefined
        ? [{ edits: lineBehind(sheet, step.path, 'title', `when: ${name} != "no"`), names: [name] }]
        : [];
    }),

  'option that leads nowhere': sheet =>
    decisions(sheet).flatMap(step =>
      step.options.flatMap(({ next, body, marks, meets }, i) =>
        next !== undefined &&
        body === undefined &&
        marks.length + meets.length === 0 &&
        step.asks.length + step.collect.length + step.checklist.length === 0
          ? [{ edits: leadingTo(sheet, [...step.path, 'options', i], step.id), names: [step.id] }]
          : [],
      ),
    ),

  'milestone moved from an option to its decision': sheet =>
    decisions(sheet).flatMap(step =>
      step.options.flatMap(({ marks }, i) => {
        const without = withoutLine(sheet, [...step.path, 'options', i, 'marks']);
        const behind = lineBehind(sheet, step.path, 'title', `marks: [${marks.join(', ')}]`);
        return marks.length > 0 && without.length > 0
          ? [{ edits: [...without, ...behind], names: marks }]
          : [];
      }),
    ),

  'playbook that calls itself': sheet =>
    insertedSteps(sheet, `- { id: planted, title: Once more, use: ${sheet.playbook?.id} }`, [
      sheet.playbook?.id ?? '',
    ]),

  'switch beside other tracks': sheet =>
    insertedSteps(sheet, '- { id: planted, title: Go over, use: phishing-elsewhere, mode: switch }', [
      'planted',
    ]).filter((_, i) => {
      const listed = Object.values(sheet.playbook?.steps ?? {}).filter(
        ({ path }) => path.at(-2) === 'steps' || path.at(-2) === 'parallel',
      );
      return listed[i]?.path.at(-2) === 'parallel';
    }),

  'ids swapped': sheet =>
    decisions(sheet)
      .filter(({ id }) => sheet.text.includes(`outcome("${id}") ==`))
      .flatMap(step =>
        followers(sheet, { ...step, index: -1 } as Step)
          .filter(({ id }) => id !== step.id)
          .map(other => ({
            edits: [swap(sheet, step, other.id), swap(sheet, other, step.id)],
            names: [step.id, other.id],
          })),
      ),
};

function swap(sheet: Sheet, { path }: Step, id: string): Edit {
  const [start, end] = placeOf(sheet, [...path, 'id'], 'value');
  return { start, end, text: id };
}

/** Whether some option leads back to before the step, or to what it stands in. */
function isInLoop(sheet: Sheet, step: Step): boolean {
  const around = new Map<string, number>();
  for (
    let at: Step | undefined = step;
    at;
    at = sheet.playbook?.steps[sheet.playbook.lists[at.list]?.owner ?? '']
  )
    around.set(at.list, at.index);
  return decisions(sheet).some(({ options }) =>
    options.some(({ next = '' }) => {
      const target = sheet.playbook?.steps[next];
      return target !== undefined && target.index <= (around.get(target.list) ?? -1);
    }),
  );
}

function isTarget(sheet: Sheet, { id }: Step): boolean {
  return decisions(sheet).some(({ options }) => options.some(({ next }) => next === id));
}

function markers(sheet: Sheet, milestone: string): number {
  return Object.values(sheet.playbook?.steps ?? {})
    .flatMap(step => [
      ...step.marks,
      ...(step.kind === 'decision' ? step.options.flatMap(({ marks }) => marks) : []),
    ])
    .filter(mark => mark === milestone).length;
}

function askers(sheet: Sheet, name: string): number {
  return Object.values(sheet.playbook?.steps ?? {}).filter(({ asks }) => asks.includes(name)).length;
}

/** In the `why` of a step before it in its list, or of the step before the group that it stands in. */
function usedEarlier(sheet: Sheet, step: Step, name: string): Plant[] {
  const plants: Plant[] = [];
  for (
    let at: Step | undefined = step;
    at;
    at = sheet.playbook?.steps[sheet.playbook.lists[at.list]?.owner ?? '']
  ) {
    const list = sheet.playbook?.lists[at.list];
    const before =
      list?.container === 'steps' ? sheet.playbook?.steps[list.children[at.index - 1] ?? ''] : undefined;
    const why =
      before &&
      sheet.scalars.find(
        ({ path, style }) => style === 'plain' && String(path) === String([...before.path, 'why']),
      );
    if (why)
      plants.push({ edits: [{ start: why.end, end: why.end, text: ` ({{ ${name} }})` }], names: [name] });
  }
  return plants.slice(0, 1);
}

/** A step put before another that no jump leads to, in a list of steps. */
function insertedBefore(sheet: Sheet, line: string): Plant[] {
  return Object.values(sheet.playbook?.steps ?? {}).flatMap(step => {
    const list = sheet.playbook?.lists[step.list];
    if (list?.container !== 'steps' || isTarget(sheet, step) || besideOthers(sheet, step)) return [];
    const [planted] = insertedSteps(
      { ...sheet, playbook: { ...(sheet.playbook as Playbook), steps: { [step.id]: step } } },
      line,
      [step.id],
    );
    return planted ? [planted] : [];
  });
}

function besideOthers({ playbook }: Sheet, step: Step): boolean {
  return (
    playbook !== undefined &&
    stands(playbook, step).some(list => playbook.lists[list]?.container === 'parallel')
  );
}
