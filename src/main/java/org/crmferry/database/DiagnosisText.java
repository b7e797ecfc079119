package org.crmferry.database;

import java.sql.SQLException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.crmferry.model.ConnectionProblem;
import org.crmferry.model.Endpoint;
import org.crmferry.model.Explanation;
import org.crmferry.model.Tunnel;

/** The words of each diagnosis, from the bundles {@code diagnosis}; English where the language is not spoken. */
final class DiagnosisText {
    private static final String BUNDLE = "org.crmferry.database.diagnosis";

    private DiagnosisText() {}

    /**
     * @param hostKey what an SSH server showed, or empty
     * @param chain what was thrown, with its causes
     */
    static Explanation of(
            ConnectionProblem problem,
            Endpoint endpoint,
            String user,
            String hostKey,
            List<Throwable> chain,
            Locale locale) {
        ResourceBundle words = words(locale);
        Object[] facts = {
            Diagnosis.where(endpoint.location()),
            user.isEmpty() ? words.getString("login.none") : format(words, "login.user", user),
            tlsSetting(endpoint.location()),
            code(words, chain),
            hostKey,
            server(endpoint.tunnel())
        };
        return new Explanation(
                format(words, problem + ".what", facts),
                format(words, problem + ".why", facts),
                format(words, problem + ".next", facts));
    }

    private static ResourceBundle words(Locale wanted) {
        boolean chinese = wanted.getLanguage().equals("zh")
                && !wanted.getScript().equals("Hant")
                && !wanted.getCountry().matches("TW|HK|MO");
        return ResourceBundle.getBundle(
                BUNDLE,
                chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String format(ResourceBundle words, String key, Object... facts) {
        return new MessageFormat(words.getString(key), Locale.ROOT).format(facts);
    }

    private static String server(Tunnel tunnel) {
        return tunnel == null ? "" : tunnel.host() + ":" + tunnel.port();
    }

    private static String tlsSetting(String url) {
        String scheme = url.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("jdbc:postgresql:")) {
            return "sslmode=require";
        } else if (scheme.startsWith("jdbc:sqlserver:")) {
            return "encrypt=true";
        } else if (scheme.startsWith("jdbc:oracle:")) {
            return "(PROTOCOL=tcps)";
        }
        return "sslMode=verify-full, sslMode=trust";
    }

    private static String code(ResourceBundle words, List<Throwable> chain) {
        for (Throwable t : chain) {
            if (t instanceof SQLException e && (e.getSQLState() != null || e.getErrorCode() != 0)) {
                return format(words, "code", String.valueOf(e.getSQLState()), String.valueOf(e.getErrorCode()));
            }
        }
        return "";
    }
}
