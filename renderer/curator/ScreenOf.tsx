import { AccountsScreen } from './accounts/AccountsScreen.tsx';
import type { Place } from './app/route.ts';
import { AuditScreen } from './audit/AuditScreen.tsx';
import { BackupScreen } from './backup/BackupScreen.tsx';
import { CarryScreen } from './carry/CarryScreen.tsx';
import { DashboardScreen } from './dashboard/DashboardScreen.tsx';
import { HistoryScreen } from './history/HistoryScreen.tsx';
import { InboxScreen } from './inbox/InboxScreen.tsx';
import { MediaScreen } from './media/MediaScreen.tsx';
import { NameListsScreen } from './names/NameListsScreen.tsx';
import { PrintScreen } from './print/PrintScreen.tsx';
import { PublishScreen } from './publish/PublishScreen.tsx';
import { RecordScreen } from './record/RecordScreen.tsx';
import { RecordsScreen } from './records/RecordsScreen.tsx';
import { ReleasesScreen } from './releases/ReleasesScreen.tsx';
import { ReviewScreen } from './review/ReviewScreen.tsx';
import { AllScreensScreen } from './screens/AllScreensScreen.tsx';
import { StaffScreen } from './staff/StaffScreen.tsx';
import { TablesScreen } from './tables/TablesScreen.tsx';
import { UsageScreen } from './usage/UsageScreen.tsx';

/** The screen of an address (`app/route.ts`). */
export function ScreenOf({ place }: { place: Place }) {
  switch (place.screen) {
    case 'desk':
      return <DashboardScreen />;
    case 'records':
      return <RecordsScreen kind={place.kind} query={place.query} />;
    case 'record':
      return <RecordScreen key={`${place.kind}/${place.id}`} recordKey={{ kind: place.kind, id: place.id }} />;
    case 'history':
      return <HistoryScreen key={`${place.kind}/${place.id}`} kind={place.kind} id={place.id} />;
    case 'print':
      return <PrintScreen key={`${place.kind}/${place.id}`} recordKey={{ kind: place.kind, id: place.id }} />;
    case 'review':
      return <ReviewScreen />;
    case 'publish':
      return <PublishScreen />;
    case 'releases':
      return <ReleasesScreen />;
    case 'carry':
      return <CarryScreen />;
    case 'screens':
      return <AllScreensScreen />;
    case 'backup':
      return <BackupScreen />;
    case 'tables':
      return <TablesScreen />;
    case 'names':
      return <NameListsScreen />;
    case 'inbox':
      return <InboxScreen />;
    case 'media':
      return <MediaScreen />;
    case 'accounts':
      return <AccountsScreen />;
    case 'usage':
      return <UsageScreen />;
    case 'staff':
      return <StaffScreen />;
    case 'audit':
      return <AuditScreen />;
  }
}
