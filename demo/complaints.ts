// All complaints of the demo, in the order in which they come in: from just in to archived.
// Leaves out organisation and categories (organisation.json, categories.json) and the loading (cli/demo.ts).
import { barbecueFumes } from './complaints/barbecue-fumes.ts';
import { busShelterRedo } from './complaints/bus-shelter-redo.ts';
import { busStopMoved } from './complaints/bus-stop-moved.ts';
import { clinicOverchargeAnonymous } from './complaints/clinic-overcharge-anonymous.ts';
import { commonIncomeOfOwners } from './complaints/common-income-of-owners.ts';
import { elderlyAllowanceStopped } from './complaints/elderly-allowance-stopped.ts';
import { expiredYogurt } from './complaints/expired-yogurt.ts';
import { farmhouseSubsidy } from './complaints/farmhouse-subsidy.ts';
import { flatDepositInCourt } from './complaints/flat-deposit-in-court.ts';
import { gymPrepaidCard } from './complaints/gym-prepaid-card.ts';
import { hospitalRefund } from './complaints/hospital-refund.ts';
import { licenceSentBackThreeTimes } from './complaints/licence-sent-back-three-times.ts';
import { looseManholeCover } from './complaints/loose-manhole-cover.ts';
import { lostYearsOfService } from './complaints/lost-years-of-service.ts';
import { minimumLivingByPost } from './complaints/minimum-living-by-post.ts';
import { rampBehindALock } from './complaints/ramp-behind-a-lock.ts';
import { retiredTeacherAndTheWindow } from './complaints/retired-teacher-and-the-window.ts';
import { roofRoom } from './complaints/roof-room.ts';
import { schoolCanteen } from './complaints/school-canteen.ts';
import { schoolPlaceOfAMovedChild } from './complaints/school-place-of-a-moved-child.ts';
import { seniorCardInOneVisit } from './complaints/senior-card-in-one-visit.ts';
import { streetLightRepaired } from './complaints/street-light-repaired.ts';
import { taxiRefusedMeter } from './complaints/taxi-refused-meter.ts';
import { trainingSchoolClosed } from './complaints/training-school-closed.ts';
import { vendorsAtSchoolGate } from './complaints/vendors-at-school-gate.ts';
import { wagesOfDecorators } from './complaints/wages-of-decorators.ts';
import { wasteNotCollected } from './complaints/waste-not-collected.ts';
import type { DemoComplaint } from './types.ts';

export const DEMO_COMPLAINTS: readonly DemoComplaint[] = [
  wasteNotCollected,
  elderlyAllowanceStopped,
  taxiRefusedMeter,
  wagesOfDecorators,
  trainingSchoolClosed,
  licenceSentBackThreeTimes,
  farmhouseSubsidy,
  barbecueFumes,
  busStopMoved,
  roofRoom,
  vendorsAtSchoolGate,
  expiredYogurt,
  clinicOverchargeAnonymous,
  retiredTeacherAndTheWindow,
  busShelterRedo,
  commonIncomeOfOwners,
  schoolPlaceOfAMovedChild,
  rampBehindALock,
  minimumLivingByPost,
  hospitalRefund,
  gymPrepaidCard,
  schoolCanteen,
  lostYearsOfService,
  flatDepositInCourt,
  streetLightRepaired,
  seniorCardInOneVisit,
  looseManholeCover,
];
