// Which acts of the complainant have a form of their own; any other is drawn from its schema.
import type { RoutedCommand } from '../../api/command-bodies.ts';
import { ANSWER_INFORMATION, ANSWER_TRANSFER, COMPLETE_SUPPLEMENT, SUPPLEMENT_EVIDENCE } from './answer-forms.tsx';
import { APPEAL } from './appeal-form.tsx';
import { CHANGE_CONTACT } from './contact-form.tsx';
import type { OwnForm } from './own-form.tsx';
import { ADD_CONTACT, AMEND_STATEMENT, REQUEST_RECUSAL } from './statement-forms.tsx';

export const OWN_FORMS: Partial<Record<RoutedCommand, OwnForm>> = {
  addContact: ADD_CONTACT,
  amendStatement: AMEND_STATEMENT,
  answerInformation: ANSWER_INFORMATION,
  answerTransferOffer: ANSWER_TRANSFER,
  appeal: APPEAL,
  changeContact: CHANGE_CONTACT,
  completeSupplement: COMPLETE_SUPPLEMENT,
  requestRecusal: REQUEST_RECUSAL,
  supplementEvidence: SUPPLEMENT_EVIDENCE,
};
