import type { ReportDocument } from '../../report/document/section.ts';
import { htmlPage } from '../../report/html/html-page.ts';
import { markdownPage } from '../../report/markdown.ts';
import type { Context } from '../command.ts';
import { writeNewFile } from '../write-new-file.ts';

export interface PaperOptions {
  format?: 'md' | 'html';
  out?: string;
}

/** Prints a document, or writes it into a new file, as Markdown or HTML; `drawn` is the page where it has pictures. */
export function writePaper(
  document: ReportDocument,
  { format, out }: PaperOptions,
  context: Context,
  drawn: () => string = () => htmlPage(document, {}),
): void {
  const page = format ?? (/\.html?$/i.test(out ?? '') ? 'html' : 'md');
  const content = page === 'html' ? drawn() : markdownPage(document);
  if (out === undefined) context.io.stdout.write(content);
  else writeNewFile(out, content, context);
}
