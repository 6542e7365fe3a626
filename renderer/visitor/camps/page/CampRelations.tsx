import type { Camp } from '../../../../db/model/api/camp.ts';
import type { Key } from '../../../shared/i18n/i18n.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { LinkList } from '../../../shared/ui/LinkList.tsx';
import { Section } from '../../../shared/ui/Section.tsx';

/** What else is told of the camp: its sections, the members of a group, memorial texts. */
export function CampRelations({ camp }: { camp: Camp }) {
  const relations: [Key, { href: string; name: string }[]][] = [
    ['camp.sections', camp.sections.map(({ id, name }) => ({ href: `#/camps/${id}`, name }))],
    ['camp.members', camp.members.map(({ id, name }) => ({ href: `#/camps/${id}`, name }))],
    ['camp.texts', camp.texts.map(({ id, name }) => ({ href: `#/remembrance/${id}`, name }))],
  ];
  return (
    <>
      {relations.map(([key, links]) => (
        <Section key={key} title={t(key)} when={links.length > 0}>
          <LinkList links={links} />
        </Section>
      ))}
    </>
  );
}
