package org.crmferry.ui.session;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.crmferry.ferry.Project;
import org.crmferry.ferry.Secrets;
import org.crmferry.model.Credentials;
import org.crmferry.model.Endpoint;

/**
 * Who we are at both ends, and the passphrase: in memory only, for as long as a migration is open. What is not known is
 * asked of the person through {@link Prompt}, on the worker's thread. Thread-safe.
 */
public final class Logins implements Secrets {
    /** Asks the person at the window; called on a worker's thread, waits for the answer. */
    public interface Prompt {
        /**
         * The login of one end.
         *
         * @param source whether it is the source's login, or the target's
         * @param end who and where
         */
        Credentials login(boolean source, Project.End end);

        char[] passphrase();
    }

    private final Prompt prompt;
    private Credentials source;
    private Credentials target;
    private char[] passphrase;

    public Logins(Prompt prompt) {
        this.prompt = prompt;
    }

    public synchronized void setSource(Credentials login) {
        source = login.copy();
    }

    public synchronized void setTarget(Credentials login) {
        target = login.copy();
    }

    /**
     * Sets the passphrase.
     *
     * @param chosen is copied; null forgets it
     */
    public synchronized void setPassphrase(char[] chosen) {
        if (passphrase != null) {
            Arrays.fill(passphrase, '\0');
        }
        passphrase = chosen == null ? null : chosen.clone();
    }

    /** Nobody is asked for the login of files: they have none. */
    @Override
    public Credentials source(Project.End end) {
        if (end.endpoint().kind() == Endpoint.Kind.FILES) {
            return Credentials.NONE.copy();
        }
        Credentials known = login(true);
        if (known == null) {
            known = prompt.login(true, end);
            setSource(known);
        }
        return known.copy();
    }

    @Override
    public Credentials target(Project.End end) {
        Credentials known = login(false);
        if (known == null) {
            known = prompt.login(false, end);
            setTarget(known);
        }
        return known.copy();
    }

    /** A project that has no passphrase yet gets a random one, until the person sets theirs. */
    @Override
    public char[] passphrase(boolean fresh) {
        synchronized (this) {
            if (passphrase != null) {
                return passphrase.clone();
            }
            if (fresh) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                passphrase = Base64.getEncoder().encodeToString(random).toCharArray();
                return passphrase.clone();
            }
        }
        char[] answer = prompt.passphrase();
        setPassphrase(answer);
        return answer;
    }

    /**
     * A copy of a login that is known, without asking; null if it is not.
     *
     * @param ofSource whether it is the source's login, or the target's
     */
    public synchronized Credentials known(boolean ofSource) {
        Credentials login = ofSource ? source : target;
        return login == null ? null : login.copy();
    }

    /** Forgets everything. */
    public synchronized void clear() {
        for (Credentials login : new Credentials[] {source, target}) {
            if (login != null) {
                login.clear();
            }
        }
        source = null;
        target = null;
        setPassphrase(null);
    }

    private synchronized Credentials login(boolean ofSource) {
        return ofSource ? source : target;
    }
}
