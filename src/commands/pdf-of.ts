import { exit, TocsinError } from '../errors.ts';
import { printPdf } from '../process/print-pdf.ts';
import type { Context } from './command.ts';

/** A page of HTML as a PDF, by a browser of this machine. Throws where there is none, with what to do instead. */
export async function pdfOf(page: string, { io }: Context): Promise<Buffer> {
  const printed = await printPdf(page, { env: io.env, cwd: io.cwd, platform: process.platform });
  if ('pdf' in printed) return printed.pdf;
  throw new TocsinError(
    `cannot print a PDF: ${printed.problem}`,
    exit.unable,
    'Install chromium; or write it with --out report.html, open it in any browser, and print it to PDF there.',
  );
}
