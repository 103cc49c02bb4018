// What is sent about a leaver, and asked about the moving; one form for the API and the pages.
import { z } from 'zod';
import type { LeaveReason } from '../db/schema-leave.ts';
import { day, localId } from './field-schemas.ts';

export const LEAVE_REASONS = [
  'resigned',
  'retired',
  'transferred',
  'contractEnded',
  'other',
] as const satisfies LeaveReason[];
export const LEAVE_CASE_STATES = ['waiting', 'done', 'unchanged', 'failed'] as const;

export const leaveBody = z.strictObject({
  lastDay: day.optional().describe('Work moves after this day; left out: at once'),
  successor: localId.optional().describe('Id or user name of who takes over, where the rules let them'),
  reason: z.enum(LEAVE_REASONS).optional(),
});

export const leaveCasesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  after: z.uuid().optional().describe('`next` of the page before'),
  state: z.enum(LEAVE_CASE_STATES).optional(),
});
