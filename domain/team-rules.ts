// Teams and grades (I1). Everybody who joins is checked as a handler would be (L21) and told (T19); the term of a team ends
// nothing, it is put before its lead and the head. A grade recounts the handling limit and carries what was used (T7, T13).
import { isLive, recountClock, startClockUntil } from './clock-ledger.ts';
import type { EventParts, StaffRef } from './case.ts';
import { basisOf, type FoldsOf, no, parts, type RulesOf, type Turn, withoutNotice, yes } from './case-rules.ts';
import { closeTasksAbout } from './case-tasks.ts';
import { tell, tellStaff } from './delivery-ladder.ts';
import { memberRefusal } from './people-rules.ts';
import type { Team, TeamCommands, TeamEvents } from './team.ts';

export const teamRules = {
  formTeam(turn, { lead, members, until, reason }) {
    if (turn.state.team !== undefined) return no('already_done', { use: 'changeTeam' });
    if (members.length === 0) return no('incomplete', { missing: ['members'] });
    if (until !== undefined && until < turn.on) return no('deadline_passed', { until });
    const refused = firstRefusal(turn, [lead, ...members]);
    if (refused !== null) return refused;
    const team: Team = { lead, members: unique(members, lead), formedOn: turn.on, ...(until && { until }) };
    return yes({
      type: 'teamFormed',
      data: { team, reason },
      ...parts(term(turn, until), welcome(turn, [lead, ...team.members])),
    });
  },

  changeTeam(turn, { join = [], leave = [], lead, until, reason }) {
    const { team } = turn.state;
    if (team === undefined) return no('nothing_to_do', { use: 'formTeam' });
    const strangers = leave.filter((id) => !team.members.some((member) => member.id === id));
    if (strangers.length > 0) return no('unknown_item', { staff: strangers });
    if (until !== undefined && until < turn.on) return no('deadline_passed', { until });
    const joining = lead === undefined ? join : [...join, lead];
    const refused = firstRefusal(turn, joining);
    if (refused !== null) return refused;
    const nextLead = lead ?? team.lead;
    const kept = team.members.filter(({ id }) => !leave.includes(id));
    const next: Team = {
      ...team,
      lead: nextLead,
      members: unique([...kept, ...join], nextLead),
      ...(until && { until }),
    };
    if (next.members.length === 0) return no('incomplete', { missing: ['members'] });
    const known = new Set([team.lead?.id, ...team.members.map(({ id }) => id)]);
    const joined = [...(nextLead ? [nextLead] : []), ...next.members].filter(({ id }) => !known.has(id));
    return yes({
      type: 'teamChanged',
      data: { team: next, joined: joined.map(({ id }) => id), left: leave, reason },
      ...parts(term(turn, until), welcome(turn, joined)),
    });
  },

  gradeComplexity(turn, { grade, reason }) {
    const { state, law } = turn;
    const clock = state.clocks['handling'];
    const tracks = law.clocks[clock?.terms.rule ?? 'handling']?.grades ?? {};
    const track = tracks[grade];
    if (track === undefined) return no('not_in_pack', { grade, grades: Object.keys(tracks) });
    if (state.complexity === grade) return no('already_done');
    if (clock === undefined || !isLive(clock)) return no('clock_not_running', { clock: 'handling' });
    const move = recountClock(law, clock, { on: turn.on, at: turn.at, budget: track.limit, reason: grade });
    const data = { grade, from: state.complexity ?? null, reason, dueFrom: clock.dueOn, dueTo: move.dueOn };
    const facts = { clock: 'handling', from: clock.dueOn, to: move.dueOn, reasonCode: grade, article: track.article };
    const told = tell(turn, 'extensionNotice', { facts, texts: { reason } });
    return yes({
      type: 'complexityGraded',
      data,
      basis: basisOf(turn, track.article),
      ...withoutNotice(parts({ clocks: [move] }, told)),
    });
  },
} satisfies RulesOf<TeamCommands>;

export const teamFolds = {
  teamFormed: (_state, { team }) => ({ team }),
  teamChanged: (_state, { team }) => ({ team }),
  complexityGraded: (_state, { grade }) => ({ complexity: grade }),
} satisfies FoldsOf<TeamEvents>;

function firstRefusal(turn: Turn, people: readonly StaffRef[]) {
  for (const one of people) {
    const refused = memberRefusal(turn, one);
    if (refused !== null) return refused;
  }
  return null;
}

/** Nobody stands twice, and the lead is no member. */
function unique(members: readonly StaffRef[], lead: StaffRef | null): StaffRef[] {
  return members.filter(({ id }, index) => id !== lead?.id && members.findIndex((one) => one.id === id) === index);
}

/** Watched until its last day, as a limit of the house that moves none of the law; a new term is watched instead. */
function term(turn: Turn, until: string | undefined): EventParts {
  if (until === undefined || turn.state.rules < 3) return {};
  const watched = startClockUntil(turn.law, 'teamTerm', { on: turn.on, at: turn.at, dueOn: until });
  return parts({ clocks: [watched] }, closeTasksAbout(turn.state, 'teamTerm'));
}

function welcome(turn: Turn, people: readonly StaffRef[]): EventParts {
  return parts(...people.map(({ id }) => tellStaff(turn, 'assignment', id, { facts: { what: 'team' } })));
}
