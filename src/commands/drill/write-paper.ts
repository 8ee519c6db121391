import { UsageError } from '../../errors.ts';
import type { ReportDocument } from '../../report/document/section.ts';
import { htmlPage } from '../../report/html/html-page.ts';
import { markdownPage } from '../../report/markdown.ts';
import type { Context } from '../command.ts';
import { pdfOf } from '../pdf-of.ts';
import { refuseExisting, writeNewFile } from '../write-new-file.ts';

export interface PaperOptions {
  format?: 'md' | 'html';
  out?: string;
}

/** Prints a document, or writes it into a new file, as Markdown, HTML or PDF; `drawn` is the page where it has pictures. */
export async function writePaper(
  document: ReportDocument,
  { format, out }: PaperOptions,
  context: Context,
  drawn: () => string = () => htmlPage(document, {}),
): Promise<void> {
  if (out !== undefined) refuseExisting(out, context);
  const content = await rendered(format ?? formatOf(out), document, drawn, context);
  if (out === undefined) context.io.stdout.write(content);
  else writeNewFile(out, content, context);
}

async function rendered(
  format: 'md' | 'html' | 'pdf',
  document: ReportDocument,
  drawn: () => string,
  context: Context,
): Promise<string | Buffer> {
  switch (format) {
    case 'md':
      return markdownPage(document);
    case 'html':
      return drawn();
    case 'pdf':
      return pdfOf(drawn(), context);
    default:
      return format satisfies never;
  }
}

/** By the file's ending; a file of another ending than those wants to be told. */
function formatOf(file?: string): 'md' | 'html' | 'pdf' {
  if (file === undefined || /\.(md|markdown)$/i.test(file)) return 'md';
  if (/\.html?$/i.test(file)) return 'html';
  if (/\.pdf$/i.test(file)) return 'pdf';
  throw new UsageError(
    `${file} does not say by its ending what it is to be.`,
    'Name it .md, .html or .pdf, or give --format md or html.',
  );
}
