package org.crmferry.ferry;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Explanation;
import org.crmferry.model.Said;

/**
 * What a try to connect showed. Holds no secret and no record.
 *
 * @param ok whether the database was entered and understood
 * @param problem what is wrong; null if ok
 * @param explanation the problem in the words of a language; null if ok
 * @param hostKey with {@code SSH_HOST_KEY_UNKNOWN} and {@code SSH_HOST_KEY_CHANGED} the key that the SSH server shows,
 *     {@code SHA256:...}; else empty. To confirm an unknown one, pin it with
 *     {@link org.crmferry.model.Tunnel#withHostKey} and test again
 * @param product database product; empty unless ok
 * @param version its version; empty unless ok
 * @param readOnly whether the server, or the database's file, takes no changes from anybody
 * @param canWrite whether this user may write records there: it can be a target
 * @param onlySource whether the CRM is one that can only be read so far: it can be no target, whatever the rights
 * @param crm CRM recognised with its version, or empty
 * @param confidence how sure that is, 0 to 1
 * @param tables number of tables
 * @param entities what the records are, with exact counts
 * @param notes what a migration should know
 */
public record ConnectionTest(
        boolean ok,
        ConnectionProblem problem,
        Function<Locale, Explanation> explanation,
        String hostKey,
        String product,
        String version,
        boolean readOnly,
        boolean canWrite,
        boolean onlySource,
        String crm,
        double confidence,
        int tables,
        List<Inspection.EntityCount> entities,
        List<Said> notes) {}
