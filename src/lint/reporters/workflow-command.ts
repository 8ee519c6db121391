import { showUnsafe } from '../../playbook/yaml/unsafe-character.ts';

/**
 * A workflow command of GitHub Actions, without its line's end.
 * Source: docs.github.com, "Workflow commands for GitHub Actions"; escapes as in actions/toolkit, `core/src/command.ts`.
 */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number>>,
  text: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${written.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return showUnsafe(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
