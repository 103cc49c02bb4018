// Who may do what in which phase, written by hand from docs/process.md and read by people: never made from the table.
// One line a command: command | phases | people. Leaves out what a rule demands beyond phase and person.

/**
 * Phases: `live` all but archived, `open` before the conclusion, `beforeReply` up to implementing, `concluded` in
 * whatever way. People: `@owner` of the owning unit, `@asked` of the unit or body that was asked and those above it,
 * `@over` of a unit that covers the owner, `@common` of one that covers both sides of a transfer, `@any` of any unit;
 * `staff` every member. `?`: the limit or task at hand decides about this person.
 */
export const GOLDEN = `
register             | never                                          |
addContact           | live                                           | complainant, channel, clerk@any
changeContact        | live                                           | complainant, clerk@owner
amendStatement       | beforeReply                                    | complainant, clerk@owner
correctRegistration  | open                                           | clerk@owner
changeMatterType     | open                                           | clerk@owner
changeRegime         | preliminaryReview                              | clerk@owner
supplementEvidence   | live                                           | complainant, respondent, clerk@owner, handler@owner
confirmOutsideSignal | live                                           | clerk@owner, handler@owner, lead@owner
noteOutsideSignal    | live                                           | gateway
noteRefusedSignal    | live                                           | gateway
noteUnprovenCommand  | live                                           | gateway

assignUnit           | live                                           | dispatcher@over, supervisor@over
assignHandler        | live                                           | lead@owner, dispatcher@over, supervisor@over
unassignHandler      | live                                           | lead@owner, dispatcher@over, supervisor@over
relieveLeaver        | live                                           | gateway
claimTask            | live                                           | staff?
releaseTask          | live                                           | staff
completeTask         | live                                           | supervisor, head
formTeam             | open                                           | lead@owner, dispatcher@over, supervisor@over
changeTeam           | open                                           | lead@owner, dispatcher@over, supervisor@over
gradeComplexity      | investigating                                  | lead@owner, supervisor@over
declareRelation      | live                                           | clerk@any, dispatcher@any, handler@any, lead@any, approver@any, head@any, reviewer@any, supervisor@any, archivist@any
requestRecusal       | open                                           | complainant, respondent, clerk@owner
decideRecusal        | beforeReply, delivering, reviewWindow          | head@owner, approver@owner
decideRecusal        | inReview                                       | head@asked, approver@asked
lapseLease           | live                                           | clock

acknowledge          | preliminaryReview                              | clerk@owner
answerAtOnce         | preliminaryReview                              | clerk@owner
recordChecklist      | preliminaryReview                              | clerk@owner
decideJurisdiction   | preliminaryReview                              | clerk@owner
recordConditions     | preliminaryReview                              | clerk@owner
accept               | preliminaryReview                              | clerk@owner
refuse               | preliminaryReview                              | approver@owner
guide                | preliminaryReview                              | clerk@owner
linkCase             | open                                           | clerk@owner
decideRepeat         | open                                           | clerk@owner, approver@owner
joinGroup            | investigating                                  | lead@owner
leaveGroup           | investigating                                  | complainant, lead@owner, clerk@owner
noteFollower         | investigating                                  | gateway
noteFollowerLeft     | live                                           | gateway
followDecision       | investigating                                  | gateway
noteLeaderEnded      | investigating                                  | gateway
noteCaseTold         | live                                           | gateway
deemAccepted         | preliminaryReview, awaitingSupplement, awaitingTransfer | clock
requestSupplement    | preliminaryReview, investigating               | clerk@owner, handler@owner
completeSupplement   | awaitingSupplement                             | complainant, clerk@owner, handler@owner
lapseSupplement      | awaitingSupplement                             | clock

offerTransfer        | preliminaryReview, investigating               | clerk@owner, handler@owner
answerTransferOffer  | awaitingTransfer                               | complainant, clerk@owner
lapseOffer           | awaitingTransfer                               | clock
sendTransfer         | awaitingTransfer                               | clerk@owner, handler@owner
noteTransferSent     | awaitingTransfer                               | gateway
cancelTransfer       | awaitingTransfer                               | clerk@owner, handler@owner
acceptTransfer       | awaitingTransfer                               | clerk@asked
objectTransfer       | awaitingTransfer                               | clerk@asked
answerObjection      | awaitingTransfer                               | clerk@owner, handler@owner
lapseObjection       | awaitingTransfer                               | clock
lapseAnswer          | awaitingTransfer                               | clock
designateUnit        | awaitingTransfer                               | supervisor@common

recordAction         | investigating                                  | handler@owner, lead@owner
recordAction         | inReview                                       | reviewer@asked
recordFinding        | investigating                                  | handler@owner, lead@owner
recordFinding        | inReview                                       | reviewer@asked
consult              | investigating                                  | handler@owner, lead@owner
consult              | inReview                                       | reviewer@asked
giveOpinion          | live                                           | clerk@owner, clerk@any?, handler@any?, lead@any?, head@any?
recordMeeting        | investigating                                  | lead@owner
recordMeeting        | inReview                                       | reviewer@asked
proceedWithout       | investigating                                  | lead@owner
proceedWithout       | inReview                                       | reviewer@asked
withdrawConsultation | investigating                                  | handler@owner, lead@owner
withdrawConsultation | inReview                                       | reviewer@asked
approveSummary       | investigating                                  | lead@owner
approveSummary       | inReview                                       | reviewer@asked
requestInformation   | investigating                                  | handler@owner, lead@owner
requestInformation   | inReview                                       | reviewer@asked
answerInformation    | beforeReply                                    | complainant?, respondent?, clerk@owner, handler@owner
answerInformation    | inReview                                       | complainant?, respondent?, clerk@owner, clerk@asked, reviewer@asked
withdrawInformationRequest | beforeReply                              | handler@owner, lead@owner
withdrawInformationRequest | inReview                                 | reviewer@asked
lapseInformation     | live                                           | clock
recordContactAttempt | live                                           | handler@owner, clerk@owner
recordNonCooperation | live                                           | handler@owner, clerk@owner
recordFalsehood      | live                                           | handler@owner, clerk@owner
draftPlan            | investigating                                  | handler@owner, lead@owner
submitPlan           | investigating                                  | handler@owner, lead@owner
approve              | awaitingApproval                               | approver@owner
returnPlan           | awaitingApproval                               | approver@owner

reportMeasure        | live                                           | clerk@owner, handler@owner, lead@owner
verifyMeasure        | live                                           | lead@owner, approver@owner, supervisor@over
postponeMeasure      | live                                           | approver@owner
releaseMeasure       | live                                           | approver@owner, head@owner
breakPromise         | live                                           | clock

draftReply           | investigating, awaitingApproval, implementing  | handler@owner, lead@owner
issueReply           | implementing                                   | approver@owner, head@owner, lead@owner
recordDelivery       | live                                           | complainant, gateway, clerk@owner, handler@owner
recordDeliveryFailure | live                                          | gateway, clerk@owner, handler@owner
serveOtherwise       | live                                           | clerk@owner, handler@owner
noteDelivery         | live                                           | gateway
raiseProofOverdue    | live                                           | clock
servePublicNotice    | live                                           | clock
recordExplanation    | delivering, reviewWindow                       | handler@owner
callBack             | live                                           | clerk@owner

appeal               | reviewWindow, concluded(notAccepted), concluded(final) | complainant, clerk@any
decideLateAppeal     | inReview                                       | reviewer@asked
acceptReview         | inReview                                       | reviewer@asked
refuseReview         | inReview                                       | reviewer@asked
recordReviewSheet    | inReview                                       | reviewer@asked
concludeReview       | inReview                                       | reviewer@asked, approver@asked
withdrawReview       | inReview                                       | complainant, clerk@owner, clerk@asked
shutWindow           | reviewWindow, concluded                        | clock

chase                | live                                           | supervisor@over, head@owner
issueOrder           | live                                           | supervisor@over
answerOrder          | live                                           | handler@owner, lead@owner, head@owner
closeOrder           | live                                           | supervisor@over

withdraw             | beforeReply                                    | complainant, clerk@owner
proposeSettlement    | open                                           | handler@owner, lead@owner
proposeTermination   | open                                           | handler@owner, lead@owner
decideEnding         | open                                           | approver@owner, head@owner
recordDeath          | open                                           | clerk@owner
replaceComplainant   | open                                           | clerk@owner
reopen               | concluded(notAccepted), concluded(withdrawn), concluded(settled), concluded(terminated) | supervisor@over
archive              | concluded                                      | archivist@over

extend               | open                                           | lead@owner?, lead@asked?, approver@owner?, approver@asked?, head@owner, head@asked
excludeDays          | investigating                                  | handler@owner
excludeDays          | inReview                                       | reviewer@asked
suspend              | investigating                                  | approver@owner, head@owner
suspend              | inReview                                       | approver@asked, head@asked
resume               | beforeReply, delivering, reviewWindow          | approver@owner, head@owner, approver@asked, head@asked
resume               | inReview                                       | approver@asked, head@asked
remindSuspension     | open                                           | clock
lapseSuspension      | investigating, inReview                        | clock
warn                 | live                                           | clock
escalate             | live                                           | clock
expire               | live                                           | clock
askSubmissions       | live                                           | clock
noteSubmissionsChecked | live                                         | gateway
vetoEffect           | live                                           | supervisor@over
releaseEffect        | live                                           | supervisor@over

proposeLawChange     | live                                           | rules@over
confirmLawChange     | live                                           | rules@over
withdrawLawChange    | live                                           | rules@over
applyLawBatch        | live                                           | gateway
`;
