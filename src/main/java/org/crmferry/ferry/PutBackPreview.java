package org.crmferry.ferry;

import java.util.List;
import org.crmferry.model.Said;
import org.crmferry.plan.Action;

/**
 * What putting a version back would do now. Holds values.
 *
 * @param action what it does with the record: CREATE makes one again that is not there any more, UPDATE writes fields,
 *     DELETE deletes it because it was deleted in that version, UNCHANGED is nothing
 * @param writes the fields that would be written, with what they hold now and then; none if the record is as that version
 *     was, or it cannot be put back
 * @param edited names of those of them that somebody has edited since: then a person is asked and nothing is written
 * @param hindrance why it cannot be put back, in words for people; null if it can
 */
public record PutBackPreview(
        Action action, List<RecordHistory.FieldChange> writes, List<String> edited, Said hindrance) {
    public PutBackPreview {
        writes = List.copyOf(writes);
        edited = List.copyOf(edited);
    }
}
