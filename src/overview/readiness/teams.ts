import type { Check } from '../../terminal/check.ts';
import { peopleFor } from '../../workspace/roster.ts';
import type { Person } from '../../workspace/workspace.ts';
import type { Planned } from './readiness.ts';

/** Whether every role that a playbook cannot do without has somebody, and somebody who stands in. */
export function teams({ workspace, library }: Planned): Check[] {
  const { people } = workspace;
  if (people.length === 0) {
    return [
      {
        about: 'roster',
        state: 'bad',
        what: 'it names nobody: whom to call is in somebody’s head',
        help: 'Write `roster:` into tocsin.yaml: people, their roles, a phone number each.',
      },
    ];
  }
  const required = requiredRoles(library);
  const roles = [...required].map(([role, playbooks]) =>
    roleCheck(role, playbooks, peopleFor(workspace, role)),
  );
  const onCall = people.filter(one => one.onCall);
  const unreachable = people.filter(({ contacts }) => !contacts.phone && !contacts.mobile && !contacts.pager);
  return [
    ...roles,
    onCall.length > 0
      ? { about: 'on call', state: 'good', what: namesOf(onCall) }
      : {
          about: 'on call',
          state: 'note',
          what: 'nobody is named as on call',
          help: '`roster: on_call:` says who is called first.',
        }, // prettier-ignore
    ...(unreachable.length > 0
      ? [
          {
            about: 'phones',
            state: 'note' as const,
            what: `no phone number for ${namesOf(unreachable)}: mail and chat may be down`,
          },
        ] // prettier-ignore
      : []),
  ];
}

/** Own playbooks say whom an organisation needs; without any, the built-in ones do. */
function requiredRoles(library: Planned['library']): Map<string, string[]> {
  const own = library.filter(({ from }) => from === 'own');
  const required = new Map<string, string[]>();
  for (const { id, playbook } of own.length > 0 ? own : library) {
    for (const role of playbook?.roles.filter(one => one.required) ?? [])
      required.set(role.id, [...(required.get(role.id) ?? []), id]);
  }
  return required;
}

function roleCheck(role: string, playbooks: readonly string[], people: readonly Person[]): Check {
  const [only, deputy] = people;
  const for_ = playbooks.length === 1 ? `${playbooks[0]} needs it` : `${playbooks.length} playbooks need it`;
  if (!only) return { about: role, state: 'bad', what: `nobody can take it, and ${for_}` };
  if (!deputy) return { about: role, state: 'note', what: `only ${only.name}: nobody stands in` };
  return { about: role, state: 'good', what: namesOf(people) };
}

function namesOf(people: readonly Person[]): string {
  return people.map(({ name }) => name).join(', ');
}
