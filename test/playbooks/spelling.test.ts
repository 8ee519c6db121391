import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { folder } from './play-file.ts';
import { misspelled } from './spelling.ts';

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.yaml') && !name.startsWith('walkthroughs'))
  .sort();

describe('the spelling', () => {
  test.each(files)('of %s is right, or the word stands in test/playbooks/words.txt', file => {
    const wrong = misspelled(readFileSync(join(folder, file), 'utf8'));
    expect(wrong.map(word => `playbooks/${file}: ${word}`)).toEqual([]);
  });

  it('is looked at in what people read alone', () => {
    const yaml = `id: ransomwear
title: Close teh door
phases:
  - id: actt
    title: Act
    steps:
      - id: look
        title: Look at \`dcsync\` and {{ hostt }}, MFA, https://exampel.com and mail to x@exampel.com
        when: outcome("vrdict") == "x"
        checklist: [Recieved, The organisation's well-known doors]
        options:
          - { id: a, label: Alarmm }
`;
    expect(misspelled(yaml)).toEqual(['Alarmm', 'Recieved', 'teh']);
  });
});
