import type { Command } from '../command.ts';
import { controlNames } from '../drill/control-names.ts';
import { acceptDamage, json, playbooks } from './parameters.ts';

export const drillCommands: readonly Command[] = [
  {
    name: 'drill',
    group: 'Drills',
    summary: 'exercise a playbook with a scenario: injects, expectations, a clock of its own',
    arguments: [
      {
        syntax: '<act>',
        about: `list, run (players), console (the controller's), end (for everybody), solo (nobody controls it), ask (for a fact); a console's keys as commands: ${controlNames.join(', ')}; on paper: plan, print, msel; test, from-case (a draft of a closed case); afterwards: aar, replay, compare`,
        completes: [
          'list',
          'run',
          'console',
          'end',
          'solo',
          'ask',
          ...controlNames,
          'plan',
          'print',
          'msel',
          'test',
          'from-case',
          'aar',
          'replay',
          'compare',
        ],
      },
      { syntax: '[what...]', about: 'the scenario or its playbook; the case, two to compare; what is asked' },
    ],
    options: [
      { flags: '--seed <words>', about: 'what the pools are drawn by (default: as the scenario says)' },
      { flags: '--answers <file>', about: 'play it from an answers file', completes: 'path' },
      { flags: '--name <name>', about: 'what the case is called' },
      { flags: '--input <name=value>', about: 'an answer that the case opens with', repeat: true },
      { flags: '--case <case>', about: 'which drill (default: the only open one)', completes: 'case' },
      {
        flags: '--controller',
        about: 'what is for the controller: with print, aar, replay, compare and msel',
      },
      { flags: '--speed <times>', about: 'of replay: how many times as fast as it was (default: 30)' },
      { flags: '--from <when>', about: 'of replay: from when, as 20m, +01:05 or an inject' },
      { flags: '--to <when>', about: 'of replay: up to when' },
      {
        flags: '--format <kind>',
        about: 'of what goes on paper: md (default) or html',
        choices: ['md', 'html'],
      },
      { flags: '--csv', about: 'of msel, which is always a table for a spreadsheet' },
      {
        flags: '--out <file>',
        about: 'into a new file: .md, .html or .pdf; all hand-outs into a folder: handouts/',
        completes: 'path',
      },
      {
        flags: '--duration <time>',
        about: 'of from-case: how long there is at the table (default: as long as it took)',
      },
      { flags: '--reason <text>', about: 'why an objective is rated so, or an exercise ends' },
      { flags: '--entry <entry>', about: 'an entry that shows it, such as #12', repeat: true },
      { flags: '--objective <id>', about: 'what an observation is about' },
      playbooks,
      acceptDamage,
      json,
    ],
    examples: [
      { line: 'tocsin drill list', about: 'the scenarios that there are' },
      { line: 'tocsin drill run ransomware', about: 'choose one of a playbook, and play it' },
      { line: 'tocsin drill solo breach-200-rows --seed 7', about: 'alone, and the same again' },
      {
        line: 'tocsin drill print breach-200-rows --out handouts/',
        about: 'a page for each role, and the trainer’s',
      },
      { line: 'tocsin drill aar --out aar.html', about: 'the after-action report, with pictures' },
      { line: 'tocsin drill replay 014 --speed 8', about: 'what happened, again, to talk it over' },
      { line: 'tocsin drill ask last restore test', about: 'what nobody tells you unless you ask' },
      {
        line: 'tocsin drill from-case 014 --duration 75m --out may.yaml',
        about: 'a draft of what really happened',
      },
      { line: 'tocsin drill console', about: 'the trainer’s, in a second terminal' },
      { line: 'tocsin drill end', about: 'for everybody, with all that is open' },
      { line: 'tocsin drill fire supplier-mail', about: 'one of its keys as a command' },
      {
        line: 'tocsin drill rate listen S --reason "Owner named late" --entry "#12"',
        about: 'how it was performed',
      },
    ],
    load: () => import('../drill.ts'),
  },
];
