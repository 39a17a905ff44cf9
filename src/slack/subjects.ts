import { askForm } from './ask-form.ts';
import { asideOf } from './asides.ts';
import { asking } from './asking.ts';
import { charting } from './charting.ts';
import { comparing } from './comparing.ts';
import { home } from './home.ts';
import { reporting } from './reporting.ts';
import { settingForm } from './setting-form.ts';
import { settings } from './settings.ts';
import { sharing } from './sharing.ts';
import { subscribing } from './subscribing.ts';
import { takingAway } from './taking-away.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Everything that a delivery can be about; each is done by the one file that knows about it. */
export type Subjects = ReturnType<typeof subjects>;

/** The subjects of one workspace. */
export function subjects(parts: WorkspaceParts) {
  const ask = asking(parts);
  const take = takingAway(parts);
  const setting = settings(parts);
  const digests = subscribing(parts);
  return {
    ask,
    take,
    setting,
    digests,
    aside: asideOf(parts, take, digests),
    share: sharing(parts, ask),
    chart: charting(parts),
    compare: comparing(parts),
    report: reporting(parts),
    homeTab: home(parts),
    form: askForm(parts, ask),
    settingsForm: settingForm(parts, setting),
  };
}
