import { describe, expect, test } from 'vitest';
import { paper } from '../../src/library/paper/paper.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { createPainter } from '../../src/terminal/paint.ts';
import { load, playbookFiles } from '../playbooks/play-file.ts';
import { smallPlaybook } from './small-playbook.ts';

function printed(playbook: Playbook): string {
  const painter = createPainter({ level: 0 });
  const sheets = paper(playbook, new Map()).map(sheet => sheet.flatMap(line => painter.rows(line, 78)));
  return `${sheets.map(rows => rows.map(row => row.trimEnd()).join('\n')).join('\n\f')}\n`;
}

test('a playbook on paper has a sheet of who and when, and a sheet a phase', async () => {
  await expect(printed(smallPlaybook)).toMatchFileSnapshot('small-playbook.paper.txt');
});

describe.each(playbookFiles)('%s', file => {
  test('has every title, box, option, question and message on paper, within 78 columns', async () => {
    const playbook = await load(file);
    const text = printed(playbook);
    expect(text.split('\n').filter(row => row.length > 78)).toEqual([]);
    const words = flat(text);
    const missing = Object.values(playbook.steps).flatMap(step => [
      step.title,
      ...step.checklist,
      ...(step.kind === 'decision' ? step.options.flatMap(({ label, means = '' }) => [label, means]) : []),
      ...(step.kind === 'notify' ? step.message.split(/\n|\{\{.*?\}\}/) : []),
      ...(step.kind === 'review' ? step.questions : []),
      ...(step.measure ? step.measure.undo.split(/\{\{.*?\}\}/) : []),
    ]);
    expect(
      missing.flatMap(part => part.split(/\{\{.*?\}\}/)).filter(part => !words.includes(flat(part))),
    ).toEqual([]);
  });
});

function flat(text: string): string {
  return text.replace(/\s+/g, '');
}
