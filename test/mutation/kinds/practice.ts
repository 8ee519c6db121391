import type { Step } from '../../../src/playbook/playbook.ts';
import { instead, isPlain, withoutItem, withoutLine } from '../edits.ts';
import type { Kind } from '../mutant.ts';
import type { Sheet } from '../sheet.ts';
import { insertedSteps } from './references.ts';

export const practice: Record<string, Kind> = {
  'measure without undo': sheet =>
    sheet.keys
      .filter(({ name, path }) => name === 'undo' && path.at(-2) === 'measure')
      .map(({ path }) => ({ edits: withoutLine(sheet, path), names: ['undo'] })),

  'text still to be written': sheet =>
    sheet.scalars
      .filter(
        scalar =>
          sheet.playbook && isPlain(scalar, sheet) && ['why', 'goal', 'means'].includes(String(scalar.key)),
      )
      .map((scalar, i) => ({
        edits: [
          instead(
            scalar,
            ['TBD', 'TODO', 'Lorem ipsum dolor sit amet', 'Replace this text'][i % 4] as string,
          ),
        ],
      })),

  'clock without source': sheet =>
    sheet.keys
      .filter(({ name, path }) => name === 'source' && path.at(-3) === 'clocks')
      .map(({ path }) => ({ edits: withoutLine(sheet, path), names: ['source'] })),

  'clock that was never reviewed': sheet =>
    sheet.keys
      .filter(({ name, path }) => name === 'reviewed' && path.at(-3) === 'clocks')
      .map(({ path }) => ({ edits: withoutLine(sheet, path), names: ['reviewed'] })),

  'clock without anchor': sheet =>
    sheet.keys
      .filter(({ name, path }) => name === 'starts' && path.at(-3) === 'clocks')
      .map(({ path }) => ({ edits: withoutLine(sheet, path), names: ['starts'] })),

  'need of evidence removed before it is destroyed': sheet => {
    const steps = Object.values(sheet.playbook?.steps ?? {});
    const collected = new Set(steps.flatMap(({ collect }) => collect.map(({ id }) => id)));
    return steps
      .filter(({ title, needs }) => destroying.test(title) && needs?.some(need => collected.has(need)))
      .map(({ id, path }) => ({ edits: withoutLine(sheet, [...path, 'needs']), names: [id] }));
  },

  'role that nobody takes': sheet =>
    sheet.playbook
      ? sheet.keys
          .filter(({ path }) => path.length === 1 && path[0] === 'roles')
          .map(({ end }) => ({
            edits: [{ start: end + 1, end: end + 1, text: '\n  planted:\n    title: Somebody else' }],
            names: ['planted'],
          }))
      : [],

  'input that nothing uses': sheet =>
    sheet.playbook
      ? sheet.keys
          .filter(({ path }) => path.length === 1 && path[0] === 'inputs')
          .map(({ end }) => ({
            edits: [{ start: end + 1, end: end + 1, text: '\n  planted:\n    ask: What else?' }],
            names: ['planted'],
          }))
      : [],

  'owner removed': sheet =>
    sheet.keys
      .filter(({ path }) => sheet.playbook && path.length === 1 && path[0] === 'owner')
      .map(({ path }) => ({ edits: withoutLine(sheet, path), names: ['owner'] })),

  'stage removed': sheet =>
    sheet.keys
      .filter(
        ({ name, path }) =>
          sheet.playbook &&
          name === 'stage' &&
          textAt(sheet, path) !== 'coordination' &&
          path.at(-3) === 'phases' &&
          only(sheet, path),
      )
      .map(({ path }) => ({ edits: withoutLine(sheet, path), names: [String(textAt(sheet, path))] })),

  'link that is not encrypted': sheet =>
    sheet.scalars
      .filter(({ key, path }) => key === 'url' && path.at(-3) === 'references')
      .map(scalar => ({ edits: [instead(scalar, scalar.value.replace('https://', 'http://'))] })),

  'secret in the text': sheet =>
    sheet.scalars
      .filter(scalar => sheet.playbook && isPlain(scalar, sheet) && scalar.key === 'why')
      .map(({ end }, i) => ({
        edits: [
          {
            start: end,
            end,
            text: i % 2 ? ' Key AKIAIOSFODNN7EXAMPLF.' : ' Token ghp_16C7e42F292c6912E7710c838347Ae178B4a.',
          },
        ],
      })),

  'command that goes through a shell': sheet =>
    insertedSteps(
      sheet,
      '- { id: planted, title: Look, role: analyst, run: [sh, -c, "netstat -an | grep 443"] }',
      ['planted', 'sh'],
    ),

  'last lift of the measures removed': sheet =>
    Object.values(sheet.playbook?.steps ?? {})
      .filter(({ kind }) => kind === 'lift')
      .map(({ path, id }) => ({ edits: withoutLine(sheet, [...path, 'lift']), names: [id, 'lift'] })),

  'nobody decides what is critical': sheet =>
    Object.values(sheet.playbook?.steps ?? {})
      .filter(
        step =>
          step.critical && step.kind === 'decision' && step.authority !== undefined && isAlone(sheet, step),
      )
      .map(({ path, id }) => ({
        edits: withoutLine(sheet, [...path, 'authority']),
        names: [id, 'authority'],
      })),

  'way out for a false alarm removed': sheet =>
    Object.values(sheet.playbook?.steps ?? {}).flatMap(step => {
      if (step.kind !== 'decision' || step.id !== 'verdict') return [];
      return step.options.flatMap(({ next, id }, i) =>
        next === 'end' && step.options.filter(option => option.next === 'end').length === 1
          ? [{ edits: withoutItem(sheet, [...step.path, 'options', i]), names: [step.id, id] }]
          : [],
      );
    }),

  'role of a step removed': sheet =>
    Object.values(sheet.playbook?.steps ?? {})
      .filter(
        step =>
          step.role !== undefined &&
          step.kind === 'task' &&
          around(sheet, step).every(({ role }) => role === undefined),
      )
      .map(({ path, id }) => ({ edits: withoutLine(sheet, [...path, 'role']), names: [id, 'role'] })),

  'review long ago': sheet =>
    sheet.scalars
      .filter(({ key, path }) => sheet.playbook && key === 'reviewed' && path.length === 1)
      .map(scalar => ({ edits: [instead(scalar, '2019-03-01')] })),
};

/** What a step stands in. */
function around({ playbook }: Sheet, step: Step): Step[] {
  const owner = playbook?.steps[playbook.lists[step.list]?.owner ?? ''];
  return owner ? [owner, ...around({ playbook } as Sheet, owner)] : [];
}

/** Nobody decides before it, around it, or in what it needs. */
function isAlone(sheet: Sheet, step: Step): boolean {
  const agrees = (other: Step | undefined) =>
    other?.kind === 'approve' || (other?.kind === 'decision' && other.authority !== undefined);
  return [step, ...around(sheet, step)].every(at => {
    const before = sheet.playbook?.lists[at.list]?.children.slice(0, at.index) ?? [];
    const needed = [...before, ...(at.needs ?? [])].map(id => sheet.playbook?.steps[id]);
    return !needed.some(agrees) && (at === step || !agrees(at));
  });
}

/** The only phase of that stage. */
function only(sheet: Parameters<Kind>[0], path: readonly (string | number)[]): boolean {
  const stage = textAt(sheet, path);
  const { phases } = sheet.source.data as { phases: { stage?: string }[] };
  return phases.filter(phase => phase.stage === stage).length === 1;
}

function textAt(sheet: Parameters<Kind>[0], path: readonly (string | number)[]): unknown {
  return sheet.scalars.find(scalar => String(scalar.path) === String(path))?.value;
}

/** By a reader's eye, not the rule's. */
const destroying = /^(Wipe|Re-image|Rebuild the hosts|Purge|Erase|Delete the)/;
