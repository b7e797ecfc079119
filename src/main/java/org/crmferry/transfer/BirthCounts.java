package org.crmferry.transfer;

/**
 * What becomes of the records of one entity that were newly made in the target since the transfer.
 *
 * @param created are to be created in the source
 * @param asked may be in the source already: a person is asked
 * @param waiting have a value without a counterpart in the source, and wait as a whole
 * @param left were only counted, as chosen
 * @param unknown cannot be told from records that the target had before the transfer, so that none of them is created
 */
public record BirthCounts(long created, long asked, long waiting, long left, long unknown) {
    public static final BirthCounts NONE = new BirthCounts(0, 0, 0, 0, 0);

    public BirthCounts plus(BirthCounts more) {
        return new BirthCounts(
                created + more.created,
                asked + more.asked,
                waiting + more.waiting,
                left + more.left,
                unknown + more.unknown);
    }
}
