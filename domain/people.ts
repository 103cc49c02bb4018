// People and tasks: who owns the case, who handles it, what waits for whom. Types of this slice.
// A task is a lease: it goes back to the queue when its holder falls silent (L15); clocks never notice (T14).
import type { RefusalCode, StaffRef, TextRef, UnitRef } from './case.ts';
import type { Role } from './law.ts';

export type TaskKind =
  | 'reviewIntake'
  | 'awaitSupplement'
  | 'settleTransfer'
  | 'answerTransfer'
  | 'investigate'
  | 'approvePlan'
  | 'implement'
  | 'serveNotice'
  | 'awaitWindow'
  | 'review'
  | 'archive'
  | 'verifyMeasure'
  | 'brokenPromise'
  | 'confirmSignal'
  | 'checkUnproven'
  | 'supervise'
  | 'decideRecusal'
  | 'answerOrder'
  | 'closeOrder'
  | 'giveOpinion'
  | 'decideEnding'
  | 'nameHandler'
  | 'reviewSuspension'
  | 'takeBack'
  | 'tellFollower'
  | 'unsolved';

export interface Task {
  id: string;
  kind: TaskKind;
  unit: string;
  role: Role;
  openedAt: number;
  holder?: string;
  leaseUntil?: number;
  /** Notice, measure, signal or clock it is about. */
  about?: string;
  /** nameHandler: why the successor that was named may not handle the case. */
  unfit?: RefusalCode;
}

export type TaskMove =
  | { move: 'open'; task: Task }
  | { move: 'hold'; id: string; holder: string; leaseUntil: number }
  | { move: 'release'; id: string }
  | { move: 'reroute'; id: string; unit: string }
  | { move: 'close'; id: string };

export interface PeopleSlice {
  owner: UnitRef;
  handler: StaffRef | null;
  /** Who took which part, for independence (L21): staff ids. */
  took: { handled: string[]; drafted: string[]; approved: string[]; reviewed: string[] };
  tasks: Record<string, Task>;
}

export interface PeopleCommands {
  assignUnit: { unit: UnitRef };
  assignHandler: { handler: StaffRef };
  claimTask: { task: string };
  releaseTask: { task: string };
  /** What only a supervisor can close: an escalation, an unproved command, a broken promise. */
  completeTask: { task: string; note: TextRef };
  /** By the clock: the holder fell silent. */
  lapseLease: { task: string };
}

export interface PeopleEvents {
  unitAssigned: { unit: UnitRef; from: string };
  handlerAssigned: { handler: StaffRef; from: string | null };
  taskClaimed: { task: string; holder: string };
  taskCompleted: { task: string; note: TextRef };
  taskReleased: { task: string; holder: string };
  leaseLapsed: { task: string; holder: string };
}
