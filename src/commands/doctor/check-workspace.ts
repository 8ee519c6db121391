import { TocsinError } from '../../errors.ts';
import { findWorkspace } from '../../library/find-workspace.ts';
import { workspacePorts } from '../../library/workspace-ports.ts';
import { lintWorkspace } from '../../lint/lint-workspace.ts';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import type { Check } from '../../terminal/check.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** Whether there is a workspace, whether it can be used, and who would be called. */
export function checkWorkspace(cwd: string): Check[] {
  try {
    const found = findWorkspace(cwd);
    if (!found) {
      return [
        {
          about: 'workspace',
          state: 'note',
          what: 'no tocsin.yaml here or above: built-in playbooks, no roster, no regimes',
          help: '`tocsin init` writes one by asking.',
        },
      ];
    }
    const { path, text, workspace } = found;
    const findings = lintWorkspace(text, path, workspacePorts(text, path, cwd));
    return [standing(path, findings), ...(workspace ? callable(workspace) : [])];
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
    return [{ about: 'workspace', state: 'bad', what: error.message, help: error.hint ?? '' }];
  }
}

function standing(path: string, findings: readonly Diagnostic[]): Check {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (findings.length === 0) return { about: 'workspace', state: 'good', what: path };
  const [first] = findings;
  return {
    about: 'workspace',
    state: errors > 0 ? 'bad' : 'note',
    what: `${path}:${first?.range.start.line}: ${first?.message}${findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''}`,
    help: `\`tocsin lint ${path}\` shows what to do.`,
  };
}

/** People of the roster whom nobody could reach. */
function callable({ people }: Workspace): Check[] {
  const mute = people.filter(({ contacts }) => Object.keys(contacts).length === 0).map(({ name }) => name);
  if (mute.length === 0) return [];
  return [
    {
      about: 'workspace',
      state: 'note',
      what: `no contact of ${mute.join(', ')} is in the roster`,
      help: 'Write how to reach them: a phone number serves best.',
    },
  ];
}
