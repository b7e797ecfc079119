package org.crmferry.ferry;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.crmferry.database.Access;
import org.crmferry.database.Diagnosis;
import org.crmferry.database.Rights;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Explanation;
import org.crmferry.model.FerryException;

/** A try to connect that tells what is wrong instead of failing. */
final class Trial {
    private Trial() {}

    static ConnectionTest of(Project.End end, Credentials login) {
        try (Site site = Site.open(end, login, Access.READ)) {
            Inspection found = Ferry.inspection(site);
            Rights rights = site.database().rights();
            return new ConnectionTest(
                    true,
                    null,
                    null,
                    "",
                    found.product(),
                    found.version(),
                    rights.readOnly(),
                    rights.canWrite(),
                    site.found().readOnly(),
                    found.crm(),
                    found.confidence(),
                    found.tables(),
                    found.entities(),
                    found.problems());
        } catch (FerryException e) {
            return files(end)
                    ? failed(ConnectionProblem.OTHER, language -> said(e.message(language)), "")
                    : failed(diagnosis(end, login, e));
        }
    }

    /** An address that holds a password is not even read. */
    private static boolean files(Project.End end) {
        return !Endpoint.holdsPassword(end.location()) && end.endpoint().kind() == Endpoint.Kind.FILES;
    }

    /** What happened is the first sentence, what to do the others. */
    private static Explanation said(String message) {
        String[] sentences = message.split("(?<=[.] )|(?<=。)", 2);
        return new Explanation(sentences[0].strip(), "", sentences.length > 1 ? sentences[1].strip() : "");
    }

    /** What has no cause was refused before anything was opened. */
    private static Diagnosis diagnosis(Project.End end, Credentials login, FerryException told) {
        Endpoint endpoint = new Endpoint(Endpoint.Kind.DATABASE, end.location(), end.tls(), end.tunnel());
        if (told.getCause() != null) {
            return Diagnosis.of(endpoint, login.user(), told.getCause());
        }
        return new Diagnosis(
                Endpoint.holdsPassword(end.location())
                        ? ConnectionProblem.ADDRESS_HAS_PASSWORD
                        : ConnectionProblem.ADDRESS_WRONG,
                endpoint,
                login.user(),
                told);
    }

    private static ConnectionTest failed(Diagnosis diagnosis) {
        return failed(diagnosis.problem(), diagnosis::explanation, diagnosis.hostKey());
    }

    private static ConnectionTest failed(
            ConnectionProblem problem, Function<Locale, Explanation> explanation, String hostKey) {
        return new ConnectionTest(
                false, problem, explanation, hostKey, "", "", false, false, false, "", 0, 0, List.of(), List.of());
    }
}
