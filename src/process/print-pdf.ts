import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandEnvironment } from './command-environment.ts';
import { findProgram } from './find-program.ts';
import { runCommand } from './run-command.ts';

export interface PdfMachine {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  platform: string;
}

/**
 * Prints a page of HTML to PDF by the first browser on this machine that can, else by LibreOffice, which knows less of style sheets.
 * Each is looked for on `PATH`, never in the current folder, and where systems install it; it runs in a folder of its own, with nothing
 * of its owner's. The problem is one sentence.
 */
export async function printPdf(
  html: string,
  machine: PdfMachine,
): Promise<{ pdf: Buffer } | { problem: string }> {
  const printers = findPrinters(machine);
  if (printers.length === 0)
    return { problem: 'no Chromium, Chrome, Edge or LibreOffice was found on this machine.' };
  const failed: string[] = [];
  for (const printer of printers) {
    const printed = await printBy(printer, html, machine);
    if ('pdf' in printed) return printed;
    failed.push(`${printer.program}: ${printed.problem}`);
  }
  return { problem: `nothing that was found could print it: ${failed.join('; ')}.` };
}

interface Printer {
  program: string;
  kind: 'browser' | 'office';
}

function findPrinters({ env, cwd, platform }: PdfMachine): Printer[] {
  const found = (names: readonly string[], kind: Printer['kind']) =>
    names.flatMap(name => {
      const program = findProgram(name, { path: env.PATH, cwd, platform });
      return 'path' in program ? [{ program: program.path, kind }] : [];
    });
  const all = [
    ...found([...browsers, ...(installed[platform]?.browsers ?? [])], 'browser'),
    ...found([...offices, ...(installed[platform]?.offices ?? [])], 'office'),
  ];
  return all.filter(({ program }, i) => all.findIndex(other => other.program === program) === i);
}

const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];
const offices = ['soffice', 'libreoffice'];
const installed: Partial<Record<string, { browsers: string[]; offices: string[] }>> = {
  darwin: {
    browsers: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    offices: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  },
  win32: {
    browsers: [
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    offices: ['C:\\Program Files\\LibreOffice\\program\\soffice.com'],
  },
};

/** In a folder that only its owner can read, and that is gone afterwards. */
async function printBy(
  { program, kind }: Printer,
  html: string,
  { env, cwd, platform }: PdfMachine,
): Promise<{ pdf: Buffer } | { problem: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-pdf-'));
  try {
    writeFileSync(join(folder, 'report.html'), html, { mode: 0o600 });
    const { values } = commandEnvironment(env, [], { cwd, platform });
    const args = kind === 'browser' ? browserArguments(folder) : officeArguments(folder);
    const command = { program, arguments: args, cwd: folder, env: { ...values, HOME: folder }, timeout };
    const outcome = await runCommand(command, () => {}).over;
    const pdf = readPdf(join(folder, 'report.pdf'));
    if (pdf) return { pdf };
    return {
      problem: outcome.result === 'not-run' ? outcome.problem : `it ${outcome.result} and wrote no PDF`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function browserArguments(folder: string): string[] {
  return [
    '--headless',
    // Chromium refuses to run as root with it; the page is ours, and has no script.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pdf-header-footer',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${join(folder, 'report.pdf')}`,
    pathToFileURL(join(folder, 'report.html')).href,
  ];
}

function officeArguments(folder: string): string[] {
  return [
    '--headless',
    '--norestore',
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--convert-to',
    'pdf:writer_web_pdf_Export',
    '--outdir',
    folder,
    join(folder, 'report.html'),
  ];
}

function readPdf(path: string): Buffer | undefined {
  try {
    const pdf = readFileSync(path);
    return pdf.subarray(0, 5).toString('latin1') === '%PDF-' ? pdf : undefined;
  } catch {
    return undefined;
  }
}

/** Milliseconds: a report of ten thousand entries takes a browser some of them. */
const timeout = 120_000;
