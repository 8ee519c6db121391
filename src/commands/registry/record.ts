import type { Command } from '../command.ts';
import { exportFormats } from './export-formats.ts';
import { json, theCase } from './parameters.ts';

export const recordCommands: readonly Command[] = [
  {
    name: 'log',
    group: 'The record',
    summary: 'print the record of a case in order',
    arguments: [theCase],
    options: [
      { flags: '-f, --follow', about: 'go on printing as others record' },
      { flags: '--all', about: 'sessions that came and went too' },
      { ...json, about: 'print the lines of the logs unchanged' },
    ],
    examples: [
      { line: 'tocsin log', about: 'the record, readable' },
      { line: 'tocsin log --json | jq .type', about: 'the lines themselves' },
    ],
    load: () => import('../log.ts'),
  },
  {
    name: 'report',
    group: 'The record',
    summary: 'print a report of a case',
    arguments: [theCase],
    options: [
      {
        flags: '--format <format>',
        about: 'md, html, json or pdf (default: as the file is called, else md)',
        choices: ['md', 'html', 'json', 'pdf'],
      },
      { flags: '--out <file>', about: 'into a new file', completes: 'path' },
      { flags: '--redact', about: 'for people outside: roles for names, nothing sensitive' },
      { flags: '--privileged', about: 'with the notes that are marked privileged' },
      { flags: '--head <head>', about: 'a head that was kept outside the case', repeat: true },
    ],
    examples: [
      { line: 'tocsin report 014 > report.md', about: 'as Markdown' },
      {
        line: 'tocsin report 014 --out report.html',
        about: 'as a page with pictures; also .pdf, .json, .md',
      },
      { line: 'tocsin report 014 --redact --out outside.pdf', about: 'for people outside' },
    ],
    load: () => import('../report.ts'),
  },
  {
    name: 'export',
    group: 'The record',
    summary: 'write a case for another program, or whole, to be sent',
    arguments: [theCase],
    options: [
      {
        flags: '--format <format>',
        about: 'for which',
        choices: exportFormats,
        required: true,
      },
      {
        flags: '--out <file>',
        about: 'into a new file; for iris a new folder, or a .zip',
        completes: 'path',
      },
      { flags: '--redact', about: 'for people outside: roles for names, nothing sensitive' },
      { flags: '--privileged', about: 'with the notes that are marked privileged' },
    ],
    examples: [
      { line: 'tocsin export 014 --format timesketch --out 014.jsonl', about: 'its timeline for Timesketch' },
      { line: 'tocsin export 014 --format stix --redact', about: 'indicators for partners' },
      {
        line: 'tocsin export 014 --format bundle --out 014.zip',
        about: 'all of it, with a manifest of digests',
      },
    ],
    load: () => import('../export.ts'),
  },
  {
    name: 'import',
    group: 'The record',
    summary: 'make a case of a bundle that was exported elsewhere',
    arguments: [
      { syntax: '<what>', about: 'bundle', completes: ['bundle'] },
      { syntax: '<file>', about: 'as tocsin export --format bundle wrote it', completes: 'path' },
    ],
    options: [
      {
        flags: '--into <dir>',
        about: 'the new folder (default: one of its name, among your cases)',
        completes: 'path',
      },
      json,
    ],
    examples: [{ line: 'tocsin import bundle 014.zip', about: 'refused whole if anything is wrong with it' }],
    load: () => import('../import.ts'),
  },
  {
    name: 'head',
    group: 'The record',
    summary: 'print the heads of a case, to be kept elsewhere',
    arguments: [theCase],
    options: [json],
    examples: [{ line: 'tocsin head', about: 'say it on the bridge, paste it in the ticket' }],
    load: () => import('../head.ts'),
  },
  {
    name: 'verify',
    group: 'The record',
    summary: 'check that a record is whole, against heads kept elsewhere',
    arguments: [theCase],
    options: [{ flags: '--head <head>', about: 'a head that was kept outside the case', repeat: true }, json],
    examples: [
      { line: 'tocsin verify 014 --head 7F3K-91BC-02DE-44F0:35', about: 'against a head from the ticket' },
    ],
    load: () => import('../verify.ts'),
  },
  {
    name: 'merge',
    group: 'The record',
    summary: 'join copies of a case that were worked on apart',
    arguments: [
      {
        syntax: '<copies...>',
        about: 'folders or names; the first takes the others in. Of one alone: your own copy of it does',
        completes: 'path',
      },
    ],
    options: [
      { flags: '--into <dir>', about: 'another copy, or a new folder, takes them in', completes: 'path' },
      json,
    ],
    examples: [
      { line: 'tocsin merge /media/usb/INC-2026-014', about: 'bring a stick’s entries into your copy' },
      {
        line: 'tocsin merge laptop-a laptop-b --into whole',
        about: 'into a new folder; both stay as they are',
      },
    ],
    load: () => import('../merge.ts'),
  },
];
