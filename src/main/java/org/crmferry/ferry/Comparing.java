package org.crmferry.ferry;

import org.crmferry.compare.Comparison;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.transfer.Progress;

/** Opens two databases and compares their entities, pair by pair. */
final class Comparing {
    private Comparing() {}

    static Comparison of(
            Endpoint left,
            Credentials leftLogin,
            Endpoint right,
            Credentials rightLogin,
            CompareOptions options,
            Progress progress) {
        throw new UnsupportedOperationException();
    }
}
